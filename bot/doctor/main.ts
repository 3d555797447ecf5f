import { StartError } from '#core/start-error.ts';
import { runDoctor } from './run.ts';

try {
  process.exitCode = await runDoctor({
    args: process.argv.slice(2),
    env: process.env,
    isInteractive: process.stdin.isTTY && process.stdout.isTTY,
    write: (text) => void process.stdout.write(text),
  });
} catch (error) {
  process.stderr.write(
    `${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
