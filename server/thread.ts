import { Worker } from 'node:worker_threads';

/** Whether the sources run as they are, as in development and in tests. */
export const isSource = import.meta.url.endsWith('.ts');

/** Starts a script, named without its ending, in a thread of its own. */
export function startThread(script: string, from: string, workerData?: unknown): Worker {
  if (!isSource) return new Worker(new URL(`${script}.js`, from), { workerData });
  // A thread does not know the loader of the sources unless it asks for it itself.
  const { href } = new URL(`${script}.ts`, from);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(href)}); });`;
  return new Worker(code, { eval: true, workerData });
}
