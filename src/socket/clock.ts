/** Milliseconds of the monotonic clock. Node's `performance` takes one to load. */
export function monotonic(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
