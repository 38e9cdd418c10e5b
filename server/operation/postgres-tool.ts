import { spawn } from 'node:child_process';
import { OperationError } from './problem.ts';

/** Runs one of PostgreSQL's own programs on a database. The password goes through the environment, where no list of processes shows it. */
export function runPostgresTool(
  program: 'pg_dump' | 'pg_restore',
  databaseUrl: string,
  args: readonly string[],
): Promise<void> {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  const child = spawn(program, [...args, '--dbname', url.href], {
    env: { PATH: process.env.PATH, PGCONNECT_TIMEOUT: '10', ...(password === '' ? {} : { PGPASSWORD: password }) },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint += data;
  });
  return new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(
        new OperationError(
          `${program} is not here: install PostgreSQL's client programs, or run ${program} beside the database.`,
        ),
      ),
    );
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new OperationError(`${program} ended with code ${code}:\n${complaint.trim()}`)),
    );
  });
}
