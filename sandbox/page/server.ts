import { readFileSync, statSync } from 'node:fs';
import { findPackageJSON, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import express from 'express';
import type { ShownNetwork } from '../part.ts';

const CLIENT = path.join(import.meta.dirname, 'client');
/** Found without asking its `exports`, which need not name package.json. */
const packageFolder = (name: string): string => path.dirname(findPackageJSON(name, import.meta.url) ?? name);

/** Browser modules that the page imports by name, and the files that answer them. */
const LIBRARIES: Record<string, string> = {
  preact: path.join(packageFolder('preact'), 'dist/preact.mjs'),
  'preact/hooks': path.join(packageFolder('preact'), 'hooks/dist/hooks.mjs'),
  htm: path.join(packageFolder('htm'), 'dist/htm.mjs'),
  i18next: path.join(packageFolder('i18next'), 'dist/esm/i18next.js'),
};
const FONTS = path.join(packageFolder('@fontsource-variable/inter'), 'files');

const importMap = JSON.stringify({
  imports: Object.fromEntries(Object.keys(LIBRARIES).map((name) => [name, `/page/lib/${name}.mjs`])),
});

/**
 * The workspace's page. Its TypeScript is served with the types taken out, line for line, so there is nothing to build
 * and a stack trace in the browser names the lines of the source.
 */
export function createPage(networks: readonly ShownNetwork[]): express.Router {
  const router = express.Router();
  const addresses = ['/', ...networks.flatMap(({ postPath, messagesPath }) => [postPath, messagesPath ?? []].flat())];
  // A script of a type that no browser runs, so that the page knows at once what it shows.
  const shown = JSON.stringify(networks).replaceAll('<', String.raw`\u003c`);
  const compiled = new Map<string, { written: number; source: string }>();

  router.get(addresses, (_req, res) => {
    const nonce = randomBytes(16).toString('base64');
    res.set(
      'Content-Security-Policy',
      [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' https: data:",
        "media-src 'self' https:",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
    res.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    res
      .type('html')
      .send(
        readFileSync(path.join(CLIENT, 'index.html'), 'utf8')
          .replace('NONCE', nonce)
          .replace('IMPORT_MAP', importMap)
          .replace('NETWORKS', shown),
      );
  });

  router.get('/page/:file', (req, res, next) => {
    const { file } = req.params;
    if (/^[a-z-]+\.css$/.test(file)) return void res.sendFile(path.join(CLIENT, file));
    if (!/^[a-z-]+\.ts$/.test(file)) return next();
    const at = path.join(CLIENT, file);
    const written = statSync(at, { throwIfNoEntry: false })?.mtimeMs;
    if (written === undefined) return next();
    let ready = compiled.get(file);
    if (ready?.written !== written)
      compiled.set(file, (ready = { written, source: stripTypeScriptTypes(readFileSync(at, 'utf8')) }));
    res.type('text/javascript').set('Cache-Control', 'no-store').send(ready.source);
  });

  router.get('/page/lib/*name', (req, res, next) => {
    const name = [req.params.name]
      .flat()
      .join('/')
      .replace(/\.mjs$/, '');
    const file = LIBRARIES[name];
    if (file === undefined) return next();
    res.type('text/javascript').sendFile(file);
  });

  router.use('/page/fonts', express.static(FONTS, { immutable: true, maxAge: '30d' }));
  return router;
}
