import type { ValueObject } from './value.ts';

/** A question to the kernel, which alone knows the names of some numbers: a request, and where its answer lists them. */
export interface NameQuery {
  protocol: string;
  family: string;
  operation: string;
  attributes: ValueObject;
  /** the names are of one device: what the message at hand has at these paths the request has too; without any there are no names */
  of?: string[];
  /** the steps to the list in the answer's attributes, and the keys of number and name in each of its entries */
  list: (string | number)[];
  number: string;
  name: string;
}
