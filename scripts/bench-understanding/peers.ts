import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a folder has its packages, as its lock file lists them today. */
export function areInstalled(folder: string): boolean {
  const installed = changedAt(join(folder, 'node_modules/.package-lock.json'));
  return installed !== undefined && installed >= (changedAt(join(folder, 'package-lock.json')) ?? 0);
}

function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
