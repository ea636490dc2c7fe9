/** A committed file that is made from the code. */
export interface Generator {
  /** The file, from the checkout's root. */
  path: string;
  /** Its whole content, the same in each run. */
  make: () => string | Promise<string>;
}

/** Every generated file, in the order in which they are written. */
export const generators: readonly Generator[] = [];
