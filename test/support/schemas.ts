import { Schemas } from '../../src/codec/schemas.ts';
import { protocols } from '../../src/protocols/index.ts';

/** All built-in schemas, loaded. */
export async function allSchemas(): Promise<Schemas> {
  const schemas = new Schemas(protocols);
  await schemas.loadAll();
  return schemas;
}
