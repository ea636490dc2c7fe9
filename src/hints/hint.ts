/** How a value is shown. `bytes` hints make the JSON string of binary payloads and integers; `number` hints only what a person reads. */
export interface Hint {
  bytes?: {
    /** undefined where these bytes are not such a thing */
    format(bytes: Uint8Array): string | undefined;
    /** undefined where the text is not one */
    parse(text: string): Uint8Array | undefined;
    /** may stand in a field that is longer, zeros behind it */
    fill?: true;
  };
  number?: {
    format(value: number | bigint): string;
    /** undefined where the text is not one; plain numbers are read without it */
    parse?(text: string): number | bigint | undefined;
  };
}
