/** Changes the tables and stops in the middle. Run by `migrate.database.test.ts`, which kills it there. */
import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase } from '../../../server/store/database.ts';
import { migrate } from '../../../server/store/migrate.ts';

const database = await openDatabase(JSON.parse(process.argv[2] ?? ''));
const names = await database.db.selectFrom('migrations').select('name').execute();
await migrate(database.db, database.kind, new Date(), [
  ...names.map(({ name }) => [name, async () => {}] as const),
  [
    '998-half',
    async (transaction) => {
      await sql`create table half_done (id integer)`.execute(transaction);
      await sql`alter table unanswered add column half text`.execute(transaction);
      writeSync(1, 'in the middle\n');
      await setTimeout(60_000);
    },
  ],
]);
