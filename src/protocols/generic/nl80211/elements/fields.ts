/** What many frames have before their elements. */
import { bits } from '../../../../schema/builders.ts';
import { bssCapability } from '../capabilities.ts';
import { reasonCode, statusCode } from '../words.ts';
import { le16 } from './parts.ts';

export const capability = { capability: le16({ enum: () => bssCapability }) };
export const reason = { 'reason-code': le16({ enum: () => reasonCode }) };
export const status = { 'status-code': le16({ enum: () => statusCode }) };
/** The two highest bits of an association ID are set. */
export const aid = { aid: bits('u16', { id: [0, 14], set: [14, 2] }, 'little') };
export const sequence = bits('u16', { fragment: [0, 4], number: [4, 12] }, 'little');
