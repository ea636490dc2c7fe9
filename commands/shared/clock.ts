/** Now in nanoseconds since 1970, to the microsecond: the system's clock, between its milliseconds the monotonic one. */
export function now(): bigint {
  const date = Date.now();
  let millis = performance.timeOrigin + performance.now();
  // the system's clock was set, or the two have drifted apart
  if (Math.abs(millis - date) > 2) millis = date;
  return BigInt(Math.round(millis * 1000)) * 1000n;
}
