import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import packed, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { z } from 'zod';
import { patience } from './patience.ts';
import { keptFolder } from './run/folder.ts';
import { once } from './run/once.ts';

/**
 * A headless Chromium: the one named by RECADO_CHROMIUM, else the one inside @sparticuz/chromium (x64 Linux), unpacked once together
 * with the libraries that a bare machine lacks. Gives the reason in words where none can start.
 */
export async function launchBrowser(): Promise<{ browser: Browser } | { missing: string }> {
  const own = process.env['RECADO_CHROMIUM'];
  try {
    const executablePath = own ?? (await unpack());
    // Root without user namespaces (containers) cannot use Chromium's own sandbox; the pages are ours and on loopback.
    const args = own
      ? ['--no-sandbox']
      : ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];
    return {
      browser: patient(await chromium.launch({ executablePath, args, headless: true, timeout: patience(60_000) })),
    };
  } catch (error) {
    const why = stripVTControlCharacters(String(error instanceof Error ? error.message : error)).split('\n')[0] ?? '';
    return {
      missing: `no browser could be started (${why}); install Chromium and name it in RECADO_CHROMIUM=/path/to/chromium`,
    };
  }
}

/** Every step in a page may take as long as this machine needs. */
function patient(browser: Browser): Browser {
  const open = browser.newPage.bind(browser);
  browser.newPage = async (options) => {
    const page = await open(options);
    page.setDefaultTimeout(patience(30_000));
    return page;
  };
  return browser;
}

async function unpack(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`the packed Chromium is for x64 Linux, this is ${process.arch} ${process.platform}`);
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const { version } = z
    .looseObject({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(bin, '..', 'package.json'), 'utf8')));
  const folder = path.join(keptFolder(), `chromium-with-fonts-${version}`);
  await once(folder, (making) =>
    // The package unpacks into the system's temporary folder, wherever that is.
    inTemporary(making, async () => {
      packed.setGraphicsMode = false;
      await inflate(path.join(bin, 'al2023.tar.br'));
      await packed.executablePath();
      // The package's own list of fonts names /tmp/fonts; without a font Chromium ends as soon as it must draw a letter.
      writeFileSync(path.join(making, 'fonts', 'fonts.conf'), fontsConf(path.join(folder, 'fonts')));
    }),
  );
  process.env['FONTCONFIG_PATH'] ??= path.join(folder, 'fonts');
  setupLambdaEnvironment(path.join(folder, 'al2023', 'lib'));
  return path.join(folder, 'chromium');
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${path.join(folder, 'cache')}</cachedir></fontconfig>\n`;
}

async function inTemporary(folder: string, work: () => Promise<void>): Promise<void> {
  const before = tmpdir();
  process.env['TMPDIR'] = folder;
  try {
    await work();
  } finally {
    process.env['TMPDIR'] = before;
  }
}
