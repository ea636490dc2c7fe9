/** What is done in the machine while everything that passes over netlink is captured. */
export interface Scenario {
  name: string;
  /** loaded first */
  modules?: readonly string[];
  /** for a shell, each must succeed; behind a `-` it may fail */
  commands: readonly string[];
  /** what `listen` must have heard, as family and operation; nlmon does not see every protocol */
  hears?: readonly string[];
  /** lines of faults (faults.ts) that a program of the scenario makes, not nltool */
  excused?: readonly string[];
  /** what nltool asks for: its words behind `send`, for a shell */
  asks?: readonly string[];
}
