/** One line of the table. */
export interface Row {
  work: string;
  peer: string;
  /** ours divided by the peer's; absent where it could not be measured */
  ratio?: number;
  /** the bound that must hold, and the one aimed at, both as ratios */
  must?: number;
  aim?: number;
  /** a high ratio is good: a rate, not a time */
  more?: boolean;
  /** what the ratio does not say */
  note?: string;
  /** something that no ratio excuses, such as lost messages */
  failed?: boolean;
}

export interface Options {
  /** a tenth of the work, fewer rounds */
  quick: boolean;
}

/** A file below cases/: what it needs, and how it measures. */
export interface Case {
  /** why it cannot run here, if so */
  missing?: () => string | undefined;
  measure: (options: Options) => Promise<Row[]>;
}
