import { s64, struct } from '../../schema/builders.ts';

/** struct __kernel_timespec (linux/time_types.h) */
export const timespec = struct('--kernel-timespec', { sec: s64(), nsec: s64() }, { constant: '__kernel_timespec' });
