import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PendingUpload, UploadRules } from '#core/ports/public-files.ts';
import { silentLog } from '#core/ports/log.ts';
import { createFiles } from '../../../adapters/media/index.ts';
import { readUpload } from '../../../adapters/media/read-upload.ts';
import { mountRoutes } from '../../../bot/http/bridge.ts';
import { createRequestLimits } from '../../../bot/http/request-limits.ts';
import { createPublicFiles, type OpenPublicFiles } from '../../../handlers/web/public-files.ts';
import { upload } from '../../../handlers/web/upload/route.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { mapMemory } from '../../support/map-memory.ts';
import { picture, png } from '../../support/pictures.ts';
import { addFiles } from '../../support/teams/upload.ts';

const MB = 1024 * 1024;
const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(200, 1)]);
const rules: UploadRules = {
  label: 'Fotos o vídeo',
  extensions: ['png', 'jpg', 'gif'],
  max: 2,
  kinds: [
    { extensions: ['png', 'jpg'], mimes: ['image/png', 'image/jpeg'], maxBytes: 5 * MB, alone: false, alt: true },
    { extensions: ['gif'], mimes: ['image/gif'], maxBytes: 15 * MB, alone: true, alt: true },
  ],
};
const folder = mkdtempSync(path.join(tmpdir(), 'recado-upload-'));
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = { now: () => new Date(now) };
const app = express();
const server = createServer(app);
let base = '';
let publicFiles: OpenPublicFiles;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  publicFiles = createPublicFiles({
    base,
    secret: 'a-secret-of-this-test-that-is-long-enough',
    memory: mapMemory(),
    files: createFiles({ folder }),
    readUpload,
    shownAs: async () => undefined,
    clock,
  });
  mountRoutes(
    app,
    [upload],
    {
      publicFiles,
      publicUrl: '',
      limits: createRequestLimits({ clock }),
      log: silentLog,
      texts: createTexts('es'),
      config: { language: 'es' },
    },
    silentLog,
  );
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
// Each test begins a minute of its own, or it would be refused as one of too many.
beforeEach(() => void (now += 61_000));

let tickets = 0;
async function open(
  more: Partial<PendingUpload> = {},
): Promise<{ pending: PendingUpload; address: string; names(): Promise<string[]> }> {
  tickets += 1;
  const pending: PendingUpload = {
    surface: 'teams',
    userId: '29:lucia',
    action: 'reply',
    about: `tk_${tickets}`,
    field: 'files',
    ...more,
  };
  const asked = await publicFiles.ask(pending, rules);
  if (asked === undefined) throw new Error('it has no address');
  return {
    pending,
    address: asked.address,
    names: async () => (await publicFiles.given(pending)).map(({ name }) => name),
  };
}
const big = Buffer.concat([png, Buffer.alloc(6 * MB)]);

describe('the page where files are added to a form', () => {
  it('shows what is there in three languages, and keeps to itself', async () => {
    const { address, names } = await open();
    expect((await addFiles(address, [{ name: 'una fotó.png', bytes: png }])).page).toContain('una fotó.png');
    expect(await names()).toEqual(['una fotó.png']);
    for (const [language, words] of [
      ['es', 'Elige archivos'],
      ['pt', 'Escolhe ficheiros'],
      ['en', 'Choose files'],
    ]) {
      expect(await (await fetch(address, { headers: { 'accept-language': language ?? '' } })).text()).toContain(words);
      expect(await (await fetch(`${address}?lang=${language}`)).text()).toContain(words);
    }
    const { headers } = await fetch(address);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect([
      headers.get('cache-control'),
      headers.get('x-robots-tag'),
      headers.get('x-frame-options'),
      headers.get('x-content-type-options'),
    ]).toEqual(['no-store', 'noindex, nofollow', 'DENY', 'nosniff']);
  });

  it('gives the form the very bytes, and only while they are in it', async () => {
    const { pending, address } = await open();
    await addFiles(address, [{ name: 'a.png', bytes: png }]);
    const [file] = await publicFiles.given(pending);
    expect(file).toEqual({ ref: expect.stringMatching(/^upload:[0-9a-f]{64}$/), name: 'a.png', size: png.length });
    expect(Buffer.from(await publicFiles.read(file?.ref ?? '', { bytes: MB })).equals(png)).toBe(true);
    await publicFiles.close(pending);
    expect(await publicFiles.given(pending)).toEqual([]);
    expect((await fetch(address)).status).toBe(410);
    expect((await addFiles(address, [{ name: 'b.png', bytes: png }])).status).toBe(410);
    expect(await publicFiles.given(pending)).toEqual([]);
  });

  it('is for one person, one ticket and one form', async () => {
    const mine = await open();
    const others = await Promise.all([
      open({ about: mine.pending.about, userId: '29:ivan' }),
      open(),
      open({ about: mine.pending.about, action: 'edit' }),
    ]);
    await addFiles(mine.address, [{ name: 'mia.png', bytes: png }]);
    for (const { names, address } of others) {
      expect(await names()).toEqual([]);
      expect(await (await fetch(address)).text()).not.toContain('mia.png');
    }
    expect(await mine.names()).toEqual(['mia.png']);
  });

  it('opens for nothing but the address that was given away, and for an hour', async () => {
    const { address, names } = await open();
    const other = await open();
    const token = address.slice(`${base}/upload/`.length);
    const [id = '', until = '', sign = ''] = token.split('.');
    const [otherId = ''] = other.address.slice(`${base}/upload/`.length).split('.');
    const shown = await createPublicFiles({
      base,
      secret: 'a-secret-of-this-test-that-is-long-enough',
      memory: mapMemory(),
      files: publicFiles.files,
      readUpload,
      shownAs: async () => ({ private: false, hinted: false, place: 0, surface: 'teams', channel: 'x' }),
      clock,
    }).linkTo({ ref: id, sha256: '0'.repeat(64) });
    const wrong = [
      `${otherId}.${until}.${sign}`,
      `${id}.zzzzzz.${sign}`,
      `${id}.${until}.${'A'.repeat(43)}`,
      `${id}.${until}`,
      id,
      '..%2f..%2fetc%2fpasswd',
      (shown?.address ?? '').slice(`${base}/files/`.length),
    ];
    for (const each of wrong) {
      expect((await fetch(`${base}/upload/${each}`)).status, each).toBe(404);
      expect((await addFiles(`${base}/upload/${each}`, [{ name: 'a.png', bytes: png }])).status, each).toBe(404);
    }
    now += 3_600_000;
    const late = await addFiles(address, [{ name: 'a.png', bytes: png }]);
    expect([late.status, late.page]).toEqual([410, expect.stringContaining('ha caducado')]);
    expect(await names()).toEqual([]);
  });

  it('takes no form of another site', async () => {
    const { address, names } = await open();
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}]) {
      const body = new FormData();
      body.append('files', new Blob([new Uint8Array(png)]), 'a.png');
      expect((await fetch(address, { method: 'POST', body, headers })).status).toBe(403);
    }
    expect(await names()).toEqual([]);
  });

  it('judges by the bytes: nothing that runs, nothing else than it says, nothing too large', async () => {
    const { address, names } = await open();
    const bad: [string, Uint8Array, string][] = [
      [
        'foto.png',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        'no se puede enviar',
      ],
      ['foto.jpg', Buffer.from('<!doctype html><script>1</script>'), 'no se puede enviar'],
      ['foto.png', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300, 32)]), 'no se puede enviar'],
      ['foto.png', Buffer.from('MZ'.padEnd(400, '\0')), 'no se puede enviar'],
      ['grande.png', big, 'pasa de 5 MB'],
      ['enorme.png', Buffer.concat([png, Buffer.alloc(16 * MB)]), 'pasa de 15 MB'],
    ];
    for (const [name, bytes, words] of bad) {
      const { status, page } = await addFiles(address, [{ name, bytes }]);
      expect([status, page], words).toEqual([422, expect.stringContaining(words)]);
    }
    expect(await names()).toEqual([]);
    const nothing = await addFiles(address, []);
    expect(nothing.page).toContain('Elige al menos un archivo');
  });

  it('takes what is right of several, up to as many as there is room for, a GIF alone', async () => {
    const { address, names } = await open();
    const one = { name: 'uno.png', bytes: png };
    const some = await addFiles(address, [
      one,
      { name: 'malo.png', bytes: Buffer.from('<svg/>') },
      { name: 'g.gif', bytes: gif },
    ]);
    expect([some.status, some.page]).toEqual([422, expect.stringContaining('malo.png')]);
    expect(await names()).toEqual(['uno.png']);
    expect((await addFiles(address, [{ name: 'g.gif', bytes: gif }])).page).toContain('va solo');
    // The same one again is one.
    await addFiles(address, [one]);
    const rest = await addFiles(
      address,
      [2, 3, 4, 5].map((n) => ({ name: `${n}.png`, bytes: picture([n, n, n]) })),
    );
    expect(rest.page).toContain('Caben 2 como mucho');
    expect(await names()).toEqual(['uno.png', '2.png']);
  });

  it('shows hostile names as words and never lets them be a path', async () => {
    const { address, pending } = await open();
    const { page } = await addFiles(address, [{ name: '../../"><script>alert(1)</script>.png', bytes: png }]);
    expect(page).not.toContain('<script>');
    const [file] = await publicFiles.given(pending);
    expect(file?.ref).toMatch(/^upload:[0-9a-f]{64}$/);
    for (const ref of [
      'upload:../../etc/passwd',
      `upload:${'0'.repeat(64)}`,
      `${file?.ref ?? ''}/..`,
      'https://evil.example/1',
    ])
      await expect(publicFiles.read(ref, { bytes: MB }), ref).rejects.toMatchObject({ code: 'file.unreadable' });
  });

  it('survives what breaks off or is no such form', async () => {
    const { address, names } = await open();
    const { port } = server.address() as AddressInfo;
    const send = (body: string, type: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const asked = request(
          {
            host: '127.0.0.1',
            port,
            path: new URL(address).pathname,
            method: 'POST',
            headers: {
              'content-type': type,
              'sec-fetch-site': 'same-origin',
              'content-length': Buffer.byteLength(body),
            },
          },
          (answer) => resolve(answer.resume().statusCode ?? 0),
        );
        asked.on('error', reject).end(body);
      });
    expect(await send('remove=x', 'application/x-www-form-urlencoded')).toBe(400);
    expect(await send('nothing', 'multipart/form-data')).toBe(400);
    expect(
      await send(
        '--b\r\ncontent-disposition: form-data; name="files"; filename="a.png"\r\n\r\nhalf',
        'multipart/form-data; boundary=b',
      ),
    ).toBe(400);
    await new Promise<void>((resolve) => {
      const asked = request({
        host: '127.0.0.1',
        port,
        path: new URL(address).pathname,
        method: 'POST',
        headers: {
          'content-type': 'multipart/form-data; boundary=b',
          'sec-fetch-site': 'same-origin',
          'content-length': 10_000,
        },
      });
      asked.on('error', () => resolve());
      asked.write('--b\r\ncontent-disposition: form-data; name="files"; filename="a.png"\r\n\r\nhalf', () =>
        asked.destroy(new Error('away')),
      );
    });
    expect(await names()).toEqual([]);
    expect((await addFiles(address, [{ name: 'a.png', bytes: png }])).status).toBe(303);
  });
});
