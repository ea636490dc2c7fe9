/** Holds what the schemas claim against headers. */
import type { Claims, StructClaim } from './claims.ts';
import type { Headers } from './headers.ts';
import { movesWithItsEnum, sourceOutside } from './outside-uapi.ts';

interface CheckResult {
  /** how many agree */
  constants: number;
  structs: number;
  members: number;
  /** a line for each that these headers lack: they may be newer than the headers */
  absent: string[];
  /** a line for each that outside-uapi.ts names, with where it comes from */
  outside: string[];
  /** a line for each that contradicts the headers */
  wrong: string[];
}

/** One thing to compile: in which headers to look for it, which expressions may say it, and what they must be. */
interface Question {
  name: string;
  word: string;
  where: string;
  expected: bigint;
  expressions: (header: string) => string[];
  kind: 'constants' | 'structs' | 'members';
}

/** `strict`: the headers are the newest, so what they lack does not exist. */
export function checkClaims(claims: Claims, headers: Headers, strict: boolean): CheckResult {
  const result: CheckResult = { constants: 0, structs: 0, members: 0, absent: [], outside: [], wrong: [] };
  const questions = [...constantQuestions(claims), ...claims.structs.flatMap(claim => structQuestions(claim, headers))];
  const answers = ask(questions, headers);
  for (const question of questions) {
    const { name, where, expected, kind } = question;
    const found = answers.get(question) ?? [];
    if (found.some(value => value === BigInt.asUintN(64, expected) || isNegative(value, expected))) result[kind]++;
    else if (found.length === 0) {
      const source = sourceOutside(kind === 'constants' ? name : question.word);
      if (source) result.outside.push(`${name} (${where}): ${source}`);
      else if (strict) result.wrong.push(`${name} (${where}) is in no header`);
      else result.absent.push(`${name} (${where}) is not in these headers`);
    } else {
      const values = [...new Set(found)].join(' or ');
      const grows = kind === 'structs' || movesWithItsEnum(name);
      const grown = grows && !strict && found.every(value => value < expected);
      if (grown) result.absent.push(`${name} (${where}) is ${values} in these headers, ${expected} later`);
      else result.wrong.push(`${name} (${where}) is ${values} in the headers, ${expected} in the schema`);
    }
  }
  return result;
}

/** A negative number of the headers (NFT_CONTINUE is -1), which the wire has as an unsigned 32-bit one. */
const isNegative = (value: bigint, expected: bigint): boolean =>
  value >> 63n === 1n && expected >> 31n === 1n && BigInt.asUintN(32, value) === expected;

const constantQuestions = ({ constants }: Claims): Question[] =>
  constants.map(({ constant, value, where }) => ({
    name: constant,
    word: constant,
    where,
    expected: value,
    expressions: () => [constant],
    kind: 'constants',
  }));

/** The size, and the offset of each member whose C name ends in the schema's (`index`: ifi_index). */
function structQuestions({ struct, size, members }: StructClaim, headers: Headers): Question[] {
  const questions: Question[] = [];
  const common = { word: struct, where: `struct ${struct}` };
  if (size !== undefined)
    questions.push({
      ...common,
      name: `sizeof(struct ${struct})`,
      expected: BigInt(size),
      expressions: () => [`sizeof(struct ${struct})`],
      kind: 'structs',
    });
  for (const { name, offset } of members) {
    const named = (word: string) => word === name || word.endsWith(`_${name}`) || word.replaceAll('_', '') === name;
    questions.push({
      ...common,
      name: `offsetof(struct ${struct}, ${name})`,
      expected: BigInt(offset),
      expressions: header =>
        [...new Set(headers.wordsOf(header, struct).filter(named))].map(word => `offsetof(struct ${struct}, ${word})`),
      kind: 'members',
    });
  }
  return questions;
}

/** Header by header, the most wanted first, until each question has an answer or no header is left. */
function ask(questions: Question[], headers: Headers): Map<Question, bigint[]> {
  const answers = new Map<Question, bigint[]>();
  const open = new Map<string, Question[]>();
  for (const question of questions)
    for (const header of headers.having(question.word)) {
      const list = open.get(header);
      if (list) list.push(question);
      else open.set(header, [question]);
    }
  for (const [header, list] of [...open].sort((a, b) => b[1].length - a[1].length)) {
    const asked = list
      .filter(question => !answers.has(question))
      .flatMap(question => question.expressions(header).map(expression => ({ question, expression })));
    if (asked.length === 0) continue;
    const values = headers.evaluate(
      header,
      asked.map(({ expression }) => expression),
    );
    values.forEach((value, index) => {
      if (value === undefined) return;
      const { question } = asked[index]!;
      answers.set(question, [...(answers.get(question) ?? []), value]);
    });
  }
  return answers;
}
