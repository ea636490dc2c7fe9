/** What is wrong with a spec: all of it, each with file and line. */

/** One thing wrong at a line; ends the element that it is found in, not the whole spec. */
export class SpecFault extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** A spec that cannot be used; each of `problems` is `FILE:LINE: what`. */
export class SpecError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    const shown = problems.slice(0, 20);
    if (problems.length > shown.length) shown.push(`and ${problems.length - shown.length} more`);
    super(shown.join('\n'));
    this.problems = problems;
  }
}

/** The words of a spec stand in what is said of it: they stay on one line, and of a readable length. */
const most = 300;
const oneLine = (what: string): string => {
  const line = what.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most)}…` : line;
};

/** More elements than this (aliases counted each time) is an attack, not a spec. */
const mostSteps = 1_000_000;

export class Report {
  readonly file: string;
  readonly warnings: string[] = [];
  readonly problems: string[] = [];
  #steps = 0;

  constructor(file: string) {
    this.file = file;
  }

  warn(line: number, what: string): void {
    this.warnings.push(`${this.file}:${line}: ${oneLine(what)}`);
  }

  fault(fault: SpecFault): void {
    this.problems.push(`${this.file}:${fault.line}: ${oneLine(fault.message)}`);
  }

  /** Runs one element's reading; a fault in it is noted and gives undefined. */
  attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SpecFault)) throw error;
      this.fault(error);
      return undefined;
    }
  }

  /** Counts one element read. */
  step(line: number): void {
    if (++this.#steps <= mostSteps) return;
    this.fault(new SpecFault(line, `more than ${mostSteps} elements`));
    throw this.error();
  }

  error(): SpecError {
    return new SpecError(this.problems);
  }
}
