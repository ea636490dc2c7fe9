/** How many columns of a terminal text takes. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
const color = /\u001b\[[\d;]*m/g;

/** Columns that text takes, its colours not counted. Unsafe characters must have been escaped. */
export function widthOf(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
  const bare = /\u001b/.test(text) ? text.replace(color, '') : text;
  if (/^[\u0020-\u007e]*$/.test(bare)) return bare.length;
  let width = 0;
  for (const char of bare) width += columnsOf(char);
  return width;
}

/** Of one character that is not ASCII. Its patterns are made when first needed, which is seldom. */
function columnsOf(char: string): number {
  const zero = /[\p{Mn}\p{Me}\p{Cf}]/u;
  const wide =
    /[\u1100-\u115f\u231a\u231b\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
  return zero.test(char) ? 0 : wide.test(char) ? 2 : 1;
}

/** Text filled up with blanks behind to `width` columns; as it is where it is wider. */
export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
