import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { withoutQuote } from '#core/json.ts';
import type { Log } from '#core/ports/log.ts';
import { redactor } from './secrets.ts';

const KEEP_BYTES = 20_000_000;
/** What may wait for a disk that is full; the rest is dropped, or the log would take the memory too. */
const WAIT_BYTES = 1_000_000;
/** Of PostgreSQL: not `ENOSPC`, which is of the system. */
const SQLSTATE = /^\d[\dA-Z]{4}$/;
/** It is said again that the log cannot be written, after this long. */
const SAY_AGAIN_MS = 60_000;

interface LogSettings {
  dataFolder: string;
  /** Given: JSON lines on the terminal at this level. Left out: a file in the data folder, and only errors on the terminal. */
  logLevel: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

interface Line {
  write(line: string): unknown;
}

/** Nothing that happens to the log ends the process: a full disk, a closed terminal. */
export function openLog({ dataFolder, logLevel, env }: LogSettings): Log {
  const redact = redactor(env);
  const clean = (stream: Line): Line => ({ write: (line) => void stream.write(redact(line)) });
  const options = {
    level: logLevel ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutWords, error: withoutWords },
  };
  for (const terminal of [process.stdout, process.stderr])
    if (!terminal.listeners('error').includes(ignore)) terminal.on('error', ignore);
  if (logLevel !== undefined) return pino(options, clean(process.stdout));
  const toFile = openFile(path.join(dataFolder, 'recado.log'));
  return pino(
    options,
    pino.multistream([
      ...(toFile ? [{ level: 'info' as const, stream: clean(toFile) }] : []),
      { level: 'error', stream: clean(process.stderr) },
    ]),
  );
}

/** PostgreSQL tells the row, or the value, that it refused, and V8 the text that is no JSON: that may be what a customer wrote. */
function withoutWords(error: Error): unknown {
  const told: unknown = pino.stdSerializers.err(error);
  if (typeof told !== 'object' || told === null) return told;
  const said: Record<string, unknown> = Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, typeof value === 'string' ? withoutQuote(value) : value]),
  );
  if (!SQLSTATE.test(String(said['code']))) return said;
  const { detail: _row, where: _value, ...rest } = said;
  return rest;
}

/** Whoever closed the terminal reads no more of it. */
function ignore(): void {}

/** Undefined where it cannot be opened: errors still go to the terminal. */
function openFile(file: string): Line | undefined {
  let saidAt = Number.NEGATIVE_INFINITY;
  const say = (error: unknown): void => {
    if (performance.now() - saidAt < SAY_AGAIN_MS) return;
    saidAt = performance.now();
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    process.stderr.write(
      `The log ${file} cannot be written (${code}${code === 'ENOSPC' ? ': the disk is full' : ''}). Recado goes on without it; errors are shown here.\n`,
    );
  };
  try {
    if (existsSync(file) && statSync(file).size > KEEP_BYTES) renameSync(file, `${file}.old`);
    // Written at once: after a kill the last lines are the ones that matter.
    const destination = pino.destination({ dest: file, sync: true, mode: 0o600, maxLength: WAIT_BYTES });
    destination.on('error', say);
    return destination;
  } catch (error) {
    say(error);
    return undefined;
  }
}
