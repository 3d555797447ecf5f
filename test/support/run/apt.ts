import { execFileSync } from 'node:child_process';

interface Wanted<T> {
  /** As people call it. */
  name: string;
  /** Debian's package. */
  package: string;
  /** What else whoever runs the tests can do. */
  otherwise?: string;
  find(): T | undefined;
}

/** A program of somebody else's that tests run against: what is on the machine, else what apt-get installs. Gives the reason where there is none. */
export function foundOrInstalled<T>({
  name,
  package: wanted,
  otherwise = '',
  find,
}: Wanted<T>): T | { missing: string } {
  const found = find();
  if (found !== undefined) return found;
  const todo = `install ${name} (Debian: apt-get install ${wanted})${otherwise}`;
  if (process.getuid?.() !== 0)
    return { missing: `there is no ${name} on this machine and only root may install it; ${todo}` };
  process.stdout.write(`There is no ${name} on this machine; installing it with apt-get ...\n`);
  try {
    aptGet('update', '-q');
    aptGet('install', '-y', '-q', '--no-install-recommends', wanted);
  } catch (error) {
    return {
      missing: `${name} could not be installed (${String(error instanceof Error ? error.message : error)}); ${todo}`,
    };
  }
  return find() ?? { missing: `${name} was installed, but is not where Debian puts it; ${todo}` };
}

function aptGet(...args: string[]): void {
  execFileSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
