/**
 * Writes the JSON Schemas that editors complete and check content files with.
 *
 *   npm run schemas
 *
 * A test fails while `docs/schemas/` differs from what `server/content/schema.ts` says.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileKinds, schemaPath, schemaText } from './schemas.ts';

mkdirSync('docs/schemas', { recursive: true });
for (const kind of fileKinds) {
  writeFileSync(schemaPath(kind), schemaText(kind));
  console.log(schemaPath(kind));
}
