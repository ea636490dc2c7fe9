/** A capture that cannot be read or written at all; `offset` is in bytes from the start of the file. */
export class CaptureError extends Error {
  override name = 'CaptureError';
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(offset === undefined ? message : `byte ${offset}: ${message}`);
    this.offset = offset;
  }
}
