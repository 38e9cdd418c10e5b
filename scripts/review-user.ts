/**
 * Accounts for the review page where REVIEW=local.
 *
 * Works on the database in DATA_DIR or at DATABASE_URL, also while the server is running: a new role or password, and
 * a removal, log the person out at once. Ends with 0, or with 2 if it is called wrongly or cannot be done.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../server/config.ts';
import { type Role, roles } from '../server/review/api.ts';
import { AccountError, type Accounts, createAccounts } from '../server/review/login/accounts.ts';
import { makePassword } from '../server/review/login/password.ts';
import { openDatabase } from '../server/store/database.ts';
import { DatabaseError } from '../server/store/trouble.ts';
import { readPassword } from './read-password.ts';
import { alignColumns } from './table.ts';

const usage = `npm run review-user -- add NAME --role ${roles.join('|')} [--generate]
npm run review-user -- password NAME [--generate]
npm run review-user -- role NAME --role ${roles.join('|')}
npm run review-user -- remove NAME
npm run review-user -- list

The password is asked for, or read from a pipe; with --generate one is made and printed once.`;

/** What somebody typed cannot be carried out. */
class CallError extends Error {}

try {
  await run();
} catch (error) {
  const isExpected = [CallError, AccountError, ConfigError, DatabaseError].some((kind) => error instanceof kind);
  if (!isExpected || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run() {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(usage);
    return;
  }
  const [verb, name, ...rest] = positionals;
  if (rest.length > 0) throw new CallError(usage);
  if (verb === 'list' && name === undefined) {
    await withAccounts(list);
    return;
  }
  if (name === undefined) throw new CallError(usage);
  switch (verb) {
    case 'add': {
      const role = readRole(values.role);
      const password = await choosePassword(values.generate);
      await withAccounts((accounts) => accounts.add(name, role, password));
      console.log(`${name} can log in now as ${role}.`);
      break;
    }
    case 'password': {
      const password = await choosePassword(values.generate);
      await withAccounts((accounts) => accounts.setPassword(name, password));
      console.log(`${name} has a new password and is logged out everywhere.`);
      break;
    }
    case 'role': {
      const role = readRole(values.role);
      await withAccounts((accounts) => accounts.setRole(name, role));
      console.log(`${name} is ${role} from the next login on.`);
      break;
    }
    case 'remove':
      await withAccounts((accounts) => accounts.remove(name));
      console.log(`${name} is removed and logged out.`);
      break;
    default:
      throw new CallError(usage);
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { role: { type: 'string' }, generate: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch {
    throw new CallError(usage);
  }
}

function readRole(given: string | undefined): Role {
  const role = roles.find((each) => each === given);
  if (!role) throw new CallError(`--role must be one of ${roles.join(', ')}.`);
  return role;
}

async function choosePassword(isMade: boolean | undefined): Promise<string> {
  if (isMade) {
    const password = makePassword();
    console.log(`Password: ${password}`);
    return password;
  }
  const keyboard = { input: process.stdin, output: process.stderr };
  const password = await readPassword('Password: ', keyboard);
  // A slip of the finger cannot be seen.
  if (process.stdin.isTTY && (await readPassword('Once more: ', keyboard)) !== password)
    throw new CallError('These are two different passwords.');
  return password;
}

async function list(accounts: Accounts) {
  const rows = await accounts.list();
  if (rows.length === 0) {
    console.log('There are no accounts yet.');
    return;
  }
  for (const line of alignColumns([
    ['name', 'role', 'since'],
    ...rows.map(({ name, role, createdAt }) => [name, role, createdAt.slice(0, 10)]),
  ]))
    console.log(line);
}

async function withAccounts(work: (accounts: Accounts) => Promise<void>) {
  const database = await openDatabase({ ...readConfig(process.env), onFault: () => {} });
  try {
    await database.ready();
    await work(createAccounts(database.db, () => new Date()));
  } finally {
    await database.close();
  }
}
