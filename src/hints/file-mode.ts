import type { Hint } from './hint.ts';

/** S_IFMT (stat.h) without its twelve lower bits */
const kinds: { [kind: number]: string } = {
  1: 'fifo',
  2: 'character',
  4: 'dir',
  6: 'block',
  8: 'file',
  10: 'link',
  12: 'socket',
};

/** st_mode of stat(2): the kind of file, S_ISUID, S_ISGID, S_ISVTX, and the permissions in octal; octal alone without a kind. */
export const fileMode: Hint = {
  number: {
    format(value) {
      const mode = Number(value);
      const kind = kinds[mode >> 12];
      if (mode > 0xffff || !kind) return mode === 0 ? '0' : `0${mode.toString(8)}`;
      return [
        kind,
        mode & 0o4000 ? 'suid' : '',
        mode & 0o2000 ? 'sgid' : '',
        mode & 0o1000 ? 'sticky' : '',
        (mode & 0o777).toString(8).padStart(3, '0'),
      ]
        .filter(Boolean)
        .join();
    },
  },
};
