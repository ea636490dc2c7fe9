/** What everything in this folder needs to know of its reader. */
import type { Message } from '../codec/message.ts';
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

/** The view of one message, whose names are those of where it came from. */
export const viewOf = (view: View, message: Message, nsid?: number): View => ({
  ...view,
  names: view.names.of(message, nsid),
});
