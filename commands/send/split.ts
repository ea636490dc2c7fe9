/** A line as a POSIX shell splits it into words, without expansions; undefined where a quote is not closed. */
export function splitWords(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (char === "'" || char === '"') {
      const end = closing(line, at);
      if (end < 0) return undefined;
      const inner = line.slice(at + 1, end);
      word = (word ?? '') + (char === '"' ? inner.replace(/\\(["\\$`])/g, '$1') : inner);
      at = end;
    } else if (char === '\\' && at + 1 < line.length) word = (word ?? '') + line[++at]!;
    else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** Where the quote that opens at `at` ends. */
function closing(line: string, at: number): number {
  const quote = line[at]!;
  for (let end = at + 1; end < line.length; end++) {
    if (line[end] === quote) return end;
    if (quote === '"' && line[end] === '\\') end++;
  }
  return -1;
}
