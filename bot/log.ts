import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import type { Log } from '#core/log.ts';

const TOKEN = /\b(?:xox[a-z]|xapp)-[\w-]{8,}|\bBearer\s+[\w.~+/=-]{8,}|\boauth_(?:token|signature|consumer_key)=?["':=\s]+[\w%.~+/=-]{8,}/gi;
const KEEP_BYTES = 20_000_000;

/** Secrets that must never be written, found by their value wherever they turn up (headers inside errors of client libraries, say). */
export function redactor(env: Readonly<Record<string, string | undefined>>): (line: string) => string {
  const secrets = Object.entries(env).flatMap(([name, value]) => (/TOKEN|SECRET|PASSWORD|API_KEY|DATABASE_URL/.test(name) && value !== undefined && value.length >= 6 ? [value] : []));
  return (line) => secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line.replace(TOKEN, '[secret]'));
}

interface LogSettings {
  dataFolder: string;
  /** Given: JSON lines on the terminal at this level. Left out: a file in the data folder, and only errors on the terminal. */
  logLevel: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

export function openLog({ dataFolder, logLevel, env }: LogSettings): Log {
  const redact = redactor(env);
  const clean = (stream: { write(line: string): unknown }) => ({ write: (line: string) => void stream.write(redact(line)) });
  const options = { level: logLevel ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err } };
  if (logLevel !== undefined) return pino(options, clean(process.stdout));
  const file = path.join(dataFolder, 'recado.log');
  if (existsSync(file) && statSync(file).size > KEEP_BYTES) renameSync(file, `${file}.old`);
  // Written at once: after a kill the last lines are the ones that matter.
  const toFile = pino.destination({ dest: file, sync: true, mode: 0o600 });
  return pino(
    options,
    pino.multistream([
      { level: 'info', stream: clean(toFile) },
      { level: 'error', stream: clean(process.stderr) },
    ]),
  );
}
