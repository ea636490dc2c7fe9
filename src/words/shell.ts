/** A word as a POSIX shell reads it back. */
export const shellQuote = (text: string): string =>
  /^[\w@%+:,./-][\w@%+:=,./-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
