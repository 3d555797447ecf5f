import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { createFiles } from '../../../adapters/media/index.ts';
import { mountRoutes } from '../../../bot/http/bridge.ts';
import { createRequestLimits } from '../../../bot/http/request-limits.ts';
import { files as route } from '../../../handlers/web/files/route.ts';
import { createPublicFiles, type OpenPublicFiles } from '../../../handlers/web/public-files.ts';
import { readUpload } from '../../../adapters/media/read-upload.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { mapMemory } from '../../support/map-memory.ts';
import { png } from '../../support/pictures.ts';

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300, 32)]);
const folder = mkdtempSync(path.join(tmpdir(), 'recado-files-'));
const files = createFiles({ folder });
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let now = Date.parse('2026-11-20T10:00:00Z');
const clock = { now: () => new Date(now) };
/** Where a file stands: withdrawn ones stand nowhere. */
const standing = { isPrivate: false, isClosed: true, isHinted: false, gone: false };
const app = express();
const server = createServer(app);
let base = '';
let publicFiles: OpenPublicFiles;

const made = (base_: string | undefined, secret = 'one-secret-of-this-test-that-is-long-enough'): OpenPublicFiles =>
  createPublicFiles({
    base: base_,
    secret,
    memory: mapMemory(),
    files,
    readUpload,
    shownAs: async (ref) =>
      standing.gone || ref !== 'ref-1'
        ? undefined
        : { private: standing.isPrivate, hinted: standing.isHinted, place: 0, surface: 'teams', channel: 'direccion' },
    clock,
  });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  publicFiles = made(base);
  mountRoutes(
    app,
    [route],
    {
      publicFiles,
      limits: createRequestLimits({ clock }),
      log: silentLog,
      texts: createTexts('es'),
      config: { language: 'es' },
      directory: { privateChannels: async () => new Set(standing.isClosed ? ['direccion'] : []) },
    },
    silentLog,
  );
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  Object.assign(standing, { isPrivate: false, isClosed: true, isHinted: false, gone: false });
  now += 61_000;
});

async function addressOf(bytes: Uint8Array): Promise<string> {
  const shown = await publicFiles.linkTo({ ref: 'ref-1', sha256: await publicFiles.keep(bytes) });
  if (shown === undefined) throw new Error('it has no address');
  return shown.address;
}
const statusOf = async (address: string): Promise<number> => (await fetch(address)).status;

it('gives a picture as what its bytes are, to be looked at and never run, kept or found', async () => {
  const answer = await fetch(await addressOf(png));
  expect(answer.status).toBe(200);
  expect((await answer.bytes()).length).toBe(png.length);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'inline; filename="recado-1.png"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'same-origin',
    'cache-control': expect.stringContaining('private'),
  });
});

it('gives everything else to be saved', async () => {
  const answer = await fetch(await addressOf(pdf));
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="recado-1.pdf"');
});

it('opens for nothing but what was given away: not for another reference, file, moment or secret', async () => {
  const address = await addressOf(png);
  const token = address.slice(`${base}/files/`.length);
  const [ref = '', kind = '', hash = '', until = '', sign = ''] = token.split('.');
  const other = Buffer.from(hashOf(pdf), 'hex').toString('base64url');
  await publicFiles.keep(pdf);
  const foreign = await made(base, 'another-secret-of-this-test-that-is-long-too').linkTo({
    ref: 'ref-1',
    sha256: hashOf(png),
  });
  const upload = await publicFiles.ask(
    { surface: 'teams', userId: 'u', action: 'reply', about: 'tk_1', field: 'files' },
    { label: 'Fotos', extensions: ['png'], max: 1 },
  );
  const tampered = [
    ['ref-2', kind, hash, until, sign],
    [ref, 'p', hash, until, sign],
    [ref, kind, other, until, sign],
    [ref, kind, hash, 'zzzzzz', sign],
    [ref, kind, hash, until, `${sign.slice(0, -1)}${sign.endsWith('A') ? 'B' : 'A'}`],
    [ref, kind, hash, until, ''],
    [ref, kind, hash, until, sign, 'more'],
    [hash],
  ].map((parts) => `${base}/files/${parts.join('.')}`);
  for (const wrong of [
    ...tampered,
    foreign?.address ?? '',
    (upload?.address ?? '').replace('/upload/', '/files/'),
    `${base}/files/${'a'.repeat(5_000)}`,
  ]) {
    expect(await statusOf(wrong), wrong).toBe(404);
  }
  expect(await statusOf(address)).toBe(200);
});

it('knows no paths', async () => {
  const { port } = server.address() as AddressInfo;
  const sha256 = await publicFiles.keep(png);
  for (const asked of [
    '/files/../../etc/passwd',
    '/files/..%2f..%2fetc%2fpasswd',
    `/files/${sha256}`,
    `/files/${sha256.slice(0, 2)}/${sha256}`,
    `/files/%2e%2e/${sha256}`,
    '/files/%00',
    '/files/',
  ]) {
    const status = await new Promise<number>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: asked }, (answer) => resolve(answer.resume().statusCode ?? 0))
        .on('error', reject)
        .end();
    });
    expect([400, 404], asked).toContain(status);
  }
});

it('ends after a week, and with what it shows: withdrawn from the conversation, or its bytes deleted', async () => {
  const address = await addressOf(png);
  standing.gone = true;
  const gone = await fetch(address, { headers: { 'accept-language': 'pt' } });
  expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('Este link já não leva')]);
  standing.gone = false;
  await files.box.remove(hashOf(png));
  expect(await statusOf(address)).toBe(404);
  await publicFiles.keep(png);
  expect(await statusOf(address)).toBe(200);
  now += 7 * 24 * 3_600_000;
  expect(await statusOf(address)).toBe(404);
});

it('gives what is private by no public link, for hours only, and only while its channel is private', async () => {
  const open = await addressOf(png);
  standing.isPrivate = true;
  expect(await statusOf(open)).toBe(404);
  const closed = await addressOf(png);
  const answer = await fetch(closed);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  standing.isClosed = false;
  expect(await statusOf(closed)).toBe(404);
  standing.isClosed = true;
  standing.isHinted = true;
  expect(await statusOf(closed)).toBe(404);
  standing.isHinted = false;
  now += 8 * 3_600_000;
  expect(await statusOf(closed)).toBe(404);
});

it('gives nothing that would run, whatever it was kept as', async () => {
  for (const bytes of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    Buffer.from('<!doctype html><script>1</script>'),
  ]) {
    expect(await statusOf(await addressOf(bytes))).toBe(404);
  }
});

it('has no address where nobody outside would reach it', async () => {
  expect(await made(undefined).linkTo({ ref: 'ref-1', sha256: hashOf(png) })).toBeUndefined();
});

it('is not for those who ask without end', async () => {
  const seen = new Set<number>();
  for (let asked = 0; asked < 620; asked += 1) seen.add(await statusOf(`${base}/files/nothing`));
  expect([...seen]).toEqual([404, 429]);
});
