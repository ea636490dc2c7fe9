import type { Hint } from './hint.ts';

/** A traffic control handle, `major:minor` in hex as tc(8) writes it (TC_H_MAJ, TC_H_MIN; linux/pkt_sched.h). */
export const handle: Hint = {
  number: {
    format(value) {
      const id = Number(value);
      if (id === 0xffffffff) return 'root';
      if (id === 0xfffffff1) return 'ingress';
      if (id === 0) return 'none';
      return `${(id >>> 16).toString(16)}:${id & 0xffff ? (id & 0xffff).toString(16) : ''}`;
    },
    parse(text) {
      if (text === 'root') return 0xffffffff;
      if (text === 'ingress' || text === 'clsact') return 0xfffffff1;
      if (text === 'none') return 0;
      const parts = /^([0-9a-fA-F]{0,4}):([0-9a-fA-F]{0,4})$/.exec(text);
      if (!parts) return undefined;
      return ((Number.parseInt(parts[1] || '0', 16) << 16) | Number.parseInt(parts[2] || '0', 16)) >>> 0;
    },
  },
};
