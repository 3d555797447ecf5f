import { expect, it } from 'vitest';
import { z } from 'zod';
import { networkFilesContract } from '../../../contracts/network-files.ts';
import { startWhatsApp } from '../../../support/whatsapp.ts';
import { until } from '../../../support/until.ts';
import { openAddress } from '../x/address.ts';
import { connectWhatsApp } from './connect.ts';

const Directs = z.object({
  messages: z.array(
    z.looseObject({
      text: z.string(),
      from: z.looseObject({ account: z.string().nullable() }),
      media: z.array(z.looseObject({ url: z.string(), alt: z.string().default(''), name: z.string().optional() })),
    }),
  ),
});
/** How each type begins. */
const heads: Record<string, number[]> = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [...Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')],
  'video/mp4': [0, 0, 0, 0x18, ...Buffer.from('ftypmp42')],
  'application/pdf': [...Buffer.from('%PDF-1.7')],
};
const sample = (mime: string, bytes = 2_000): Buffer =>
  Buffer.concat([Buffer.from(heads[mime] ?? []), Buffer.alloc(bytes, 7)]);

async function start() {
  const server = await startWhatsApp();
  const called = await openAddress((url) => connectWhatsApp(server, { webhookUrl: url.replace('/x', '/whatsapp') }));
  const people = new Map<string, string>();
  let number = 0;
  return {
    server,
    connection: called.connection,
    async written(): Promise<string> {
      const author = `persona_${(number += 1)}`;
      await server.call('POST', '/sandbox/whatsapp/dms', { author, text: `hola ${number}` });
      const words = `hola ${number}`;
      const target = await until('her message', async () => {
        for (const call of called.came())
          for (const event of (await called.connection.webhook?.receive(call)) ?? [])
            if (event.kind === 'message' && event.message.text === words) return event.message.currentId;
        return undefined;
      });
      people.set(target, author);
      return target;
    },
    async answered(target: string) {
      const { messages } = Directs.parse(
        await server.call('GET', `/sandbox/whatsapp/dms/${people.get(target) ?? 'nobody'}`),
      );
      return Promise.all(
        messages
          .filter(({ from }) => from.account !== null)
          .map(async ({ text, media }) => ({
            text,
            files: await Promise.all(
              media.map(async ({ url, alt, name }) => {
                const at = `${server.base}${url.replace('/whatsapp-media/', '/sandbox/whatsapp/media/')}`;
                return { alt, name, bytes: new Uint8Array(await (await fetch(at)).arrayBuffer()) };
              }),
            ),
          })),
      );
    },
    async stop() {
      called.close();
      await server.stop();
    },
  };
}

networkFilesContract(
  'whatsapp',
  async () => {
    const { server, ...rig } = await start();
    return {
      ...rig,
      sample,
      withWrongToken: () => connectWhatsApp(server, {}, { WHATSAPP_TOKEN: 'EAABwrong' }),
      // Port 9 is reserved and nobody listens on it.
      withNobodyThere: () => connectWhatsApp(server, {}, { WHATSAPP_API_URL: 'http://127.0.0.1:9/' }),
    };
  },
  { isOnlyPrivate: true },
);

it('a file of WhatsApp: its words may be 1024 characters, a document keeps its name, and each size ends where Meta ends it', async () => {
  const { connection, written, answered, stop } = await start();
  try {
    const bring = async (mime: string, bytes: number, name = 'Factura de María.pdf') =>
      connection.upload?.({ bytes: sample(mime, bytes), mime, name }, { isPrivate: true });
    expect(connection.caps.measure('a', { files: 1 })).toEqual([{ length: 1, max: 1_024 }]);
    const ready = await bring('application/pdf', 100);
    if (ready?.kind !== 'ready') throw new Error(JSON.stringify(ready));
    const target = await written();
    const answer = { target, opId: 'op', files: [ready.id], wroteAt: new Date() };
    expect(await connection.publish({ ...answer, text: 'ñ'.repeat(1_025) })).toMatchObject({
      kind: 'refused',
      code: 'too-long',
    });
    expect(await connection.publish({ ...answer, text: 'ñ'.repeat(1_024) })).toMatchObject({ kind: 'sent' });
    expect((await answered(target)).map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['Factura de María.pdf'],
    ]);
    const template = { name: 'seguimos_con_tu_consulta', language: 'es', values: {} };
    expect(await connection.publish({ ...answer, text: 'Hola', template })).toMatchObject({ code: 'attachment' });
    expect(await bring('image/png', 5 * 1024 * 1024)).toMatchObject({ kind: 'refused', code: 'attachment' });
    expect(await bring('image/gif', 100)).toMatchObject({ kind: 'refused', code: 'attachment' });
  } finally {
    await stop();
  }
});
