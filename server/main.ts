import { join } from 'node:path';
import process from 'node:process';
import { ConfigError, readConfig } from './config.ts';
import { ContentError } from './content/problem.ts';
import { DataFolderError } from './data-folder.ts';
import { openService, type Service } from './service.ts';
import { DatabaseError } from './store/trouble.ts';

/** A stop takes at most this long, whatever clients do. */
const stopMs = 10_000;

/** Widget and demo page as `npm run build` leaves them. */
const publicDir = join(process.cwd(), 'dist', 'widget');

/** What an operator or editor can put right; anything else is a fault of the program. */
const expected = [ConfigError, ContentError, DataFolderError, DatabaseError];

// Opening hours over midnight are an hour off where the process's own clock changes; in UTC it never does.
process.env.TZ = 'UTC';

try {
  const config = readConfig(process.env);
  const service = await openService(config, publicDir);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(service));
  await service.app.listen({ host: config.host, port: config.port });
  const address = service.app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const url = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}/`;
  console.log(`HannoverServiceChat is ready: ${url}`);
  if (service.oneTimeLogin) {
    const { name, password } = service.oneTimeLogin;
    console.log(`Review page, for this run and this machine only: ${url}review/  name ${name}  password ${password}`);
  }
  await service.warmUp();
} catch (error) {
  if (!(error instanceof Error && expected.some((kind) => error instanceof kind))) throw error;
  console.error(error.message);
  process.exit(1);
}

function stop(service: Service) {
  setTimeout(() => process.exit(1), stopMs).unref();
  service.close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
