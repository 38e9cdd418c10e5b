import { spawnSync } from 'node:child_process';
import process from 'node:process';

const installMs = 5 * 60_000;

/** Installs a package of the system with apt-get, where that is ours to use. */
export function installByApt(name: string): boolean {
  if (process.getuid?.() !== 0 || !succeeds('apt-get', ['--version'])) return false;
  console.warn(`No ${name} found: installing it with apt-get …`);
  const installs = () => succeeds('apt-get', ['install', '-y', name]);
  // A fresh image does not know its packages yet.
  return installs() || (succeeds('apt-get', ['update']) && installs());
}

/** Whether a program can be run and ends well. */
export function succeeds(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { env, stdio: 'ignore', timeout: installMs }).status === 0;
}
