import { struct, u8, u16, u32 } from '../schema/builders.ts';

/** struct sock_filter: an instruction of classic BPF (linux/filter.h). */
export const sockFilter = struct('sock-filter', {
  code: u16({ hint: 'hex' }),
  jt: u8(),
  jf: u8(),
  k: u32({ hint: 'hex' }),
});
