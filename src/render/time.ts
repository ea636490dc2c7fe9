/** When something was seen: nanoseconds since 1970 (CLOCK_REALTIME) as text. */

/** `--time` */
export const timeStyles = ['local', 'utc', 'epoch', 'delta', 'none'] as const;
export type TimeStyle = (typeof timeStyles)[number];

const second = 1_000_000_000n;

/** The microseconds of the second as six digits, and the whole seconds; floors, also before 1970. */
function split(time: bigint): { seconds: number; micros: string } {
  const rest = ((time % second) + second) % second;
  return { seconds: Number((time - rest) / second), micros: (rest / 1000n).toString().padStart(6, '0') };
}

/** ISO 8601 in UTC with microseconds, as records have it: `2026-11-23T19:00:00.123456Z`. */
export function isoTime(time: bigint): string {
  const { seconds, micros } = split(time);
  return `${new Date(seconds * 1000).toISOString().slice(0, -5)}.${micros}Z`;
}

const two = (value: number) => value.toString().padStart(2, '0');

/** A way to write times, all of one width; `delta` is the time since the one written before. '' for `none`. */
export function timeWriter(style: TimeStyle): (time: bigint) => string {
  if (style === 'none') return () => '';
  if (style === 'utc') return isoTime;
  if (style === 'epoch')
    return time => {
      const { seconds, micros } = split(time);
      return `${seconds}.${micros}`;
    };
  if (style === 'delta') {
    let before: bigint | undefined;
    return time => {
      const passed = before === undefined ? 0n : time - before;
      before = time;
      const { seconds, micros } = split(passed < 0n ? -passed : passed);
      return `${passed < 0n ? '-' : '+'}${seconds}.${micros}`.padStart(11);
    };
  }
  let last = Number.NaN;
  let clock = '';
  return time => {
    const { seconds, micros } = split(time);
    if (seconds !== last) {
      const date = new Date(seconds * 1000);
      clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
      last = seconds;
    }
    return `${clock}.${micros}`;
  };
}
