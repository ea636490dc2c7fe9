import { Schemas } from '../../src/codec/schemas.ts';
import { nlctrlId } from '../../src/protocols/generic/index.ts';
import { protocols } from '../../src/protocols/index.ts';

/** All built-in schemas, loaded; nlctrl has its fixed id. */
export async function allSchemas(): Promise<Schemas> {
  const schemas = new Schemas(protocols);
  await schemas.loadAll();
  schemas.ids.set(nlctrlId, 'nlctrl');
  return schemas;
}
