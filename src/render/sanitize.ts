/** Text from the wire, made harmless for a terminal. */

/**
 * What must not reach a terminal as it is: C0, DEL and C1 controls, soft hyphen, bidi controls, zero-width characters
 * and blank fillers, line and paragraph separators, interlinear annotation, tags, and halves of surrogate pairs.
 */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is meant alone
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}\ud800-\udfff]/gu;

function escaped(char: string): string {
  let text = '';
  for (let i = 0; i < char.length; i++) text += `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return text;
}

/** Unsafe characters as `\u001b`. Inside the strings of JSON text this changes nothing of what they mean. */
export const sanitize = (text: string): string => text.replace(unsafe, escaped);

/** A string as the tree shows it: `"eth0"`, with `"` and `\` escaped too, so that nothing can pass for something else. */
export const quote = (text: string): string => `"${sanitize(text.replace(/["\\]/g, '\\$&'))}"`;

/** A string where a name is expected: bare where it cannot be mistaken for anything else, else quoted. */
export const word = (text: string): string => (/^[\w.:@%+/-]+$/.test(text) ? text : quote(text));
