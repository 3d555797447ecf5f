import { spawn } from 'node:child_process';
import path from 'node:path';

/** Starts the keeper of a run; the function given back has it clean up now, and waits for that. */
export function keep(folder: string): () => Promise<void> {
  // Detached, so that Ctrl-C in a terminal or the end of a process group does not take it along.
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'keeper.ts'), folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()).once('error', () => resolve()));
  keeper.unref();
  return async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
  };
}
