import path from 'node:path';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import packed, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/**
 * A headless Chromium: the one named by RECADO_CHROMIUM, else the one inside @sparticuz/chromium (x64 Linux), unpacked once into
 * the temporary folder together with the libraries that a bare machine lacks. Gives the reason in words where none can start.
 */
export async function launchBrowser(): Promise<{ browser: Browser } | { missing: string }> {
  const own = process.env['RECADO_CHROMIUM'];
  try {
    const executablePath = own ?? (await unpack());
    // Root without user namespaces (containers) cannot use Chromium's own sandbox; the pages are ours and on loopback.
    const args = own ? ['--no-sandbox'] : ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];
    return { browser: await chromium.launch({ executablePath, args, headless: true, timeout: 30_000 }) };
  } catch (error) {
    const why = stripVTControlCharacters(String(error instanceof Error ? error.message : error)).split('\n')[0] ?? '';
    return { missing: `no browser could be started (${why}); install Chromium and name it in RECADO_CHROMIUM=/path/to/chromium` };
  }
}

async function unpack(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`the packed Chromium is for x64 Linux, this is ${process.arch} ${process.platform}`);
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  packed.setGraphicsMode = false;
  await inflate(path.join(bin, 'al2023.tar.br'));
  setupLambdaEnvironment(path.join(tmpdir(), 'al2023', 'lib'));
  return packed.executablePath();
}
