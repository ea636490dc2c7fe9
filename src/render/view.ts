/** What everything in this folder needs to know of its reader. */
import type { NameSource } from './names.ts';
import type { Theme } from './theme.ts';

export interface View {
  theme: Theme;
  names: NameSource;
  /** enums and flags as numbers too (`--numeric`) */
  numeric?: boolean;
  /** key material in the open (`--show-secrets`) */
  showSecrets?: boolean;
  /** columns of the terminal; absent where there is none */
  columns?: number;
}
