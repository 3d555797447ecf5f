import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LookedAt } from '../../../contracts/looked-at.ts';
import { networkFilesContract } from '../../../contracts/network-files.ts';
import { startFacebook, type FacebookServer } from '../../../support/facebook.ts';
import { startInstagram } from '../../../support/instagram.ts';
import { connectFacebook } from '../facebook/connect.ts';
import { connectInstagram } from '../instagram/connect.ts';

const Directs = z.object({
  messages: z.array(
    z.looseObject({
      text: z.string(),
      from: z.looseObject({ account: z.string().nullable() }),
      media: z.array(z.looseObject({ url: z.string() })),
    }),
  ),
});
const Id = z.looseObject({ id: z.string() });
const Replies = z.looseObject({
  replies: z.array(
    z.looseObject({
      text: z.string(),
      media: z.array(z.looseObject({ url: z.string(), alt: z.string().nullish() })),
    }),
  ),
});
/** How each type begins. */
const heads: Record<string, number[]> = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [...Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')],
  'image/gif': [...Buffer.from('GIF89a')],
  'video/mp4': [0, 0, 0, 0x18, ...Buffer.from('ftypmp42')],
  'application/pdf': [...Buffer.from('%PDF-1.7')],
};
const sample = (mime: string, bytes = 2_000): Buffer =>
  Buffer.concat([Buffer.from(heads[mime] ?? []), Buffer.alloc(bytes, 7)]);

type Connect = (server: Server, settings?: Record<string, unknown>, env?: Record<string, string>) => Promise<LookedAt>;
type Server = Awaited<ReturnType<typeof startFacebook>>;

const networks = [
  {
    id: 'facebook',
    start: startFacebook,
    connect: ((server, settings = {}, env = {}) =>
      connectFacebook(server as FacebookServer, { photos: true, ...settings }, env)) as Connect,
  },
  { id: 'instagram', start: startInstagram, connect: connectInstagram as Connect },
] as const;

async function open({ id, start, connect }: (typeof networks)[number]) {
  const server = await start();
  const connection = await connect(server);
  const env = id.toUpperCase();
  const people = new Map<string, string>();
  const posts = new Map<string, string>();
  const said = async (author: string) =>
    Directs.parse(await server.call('GET', `/sandbox/${id}/dms/${author}`)).messages.filter(
      ({ from }) => from.account !== null,
    );
  async function answersTo(target: string): Promise<{ text: string; media: { url: string; alt?: unknown }[] }[]> {
    const post = posts.get(target);
    if (post === undefined) return said(people.get(target) ?? 'nobody');
    return Replies.parse(await server.call('GET', `/sandbox/${id}/posts/${post}`)).replies;
  }
  return {
    server,
    connection,
    sample,
    withWrongToken: () => connect(server, {}, { [`${env}_PAGE_TOKEN`]: 'EAABwrong' }),
    // Port 9 is reserved and nobody listens on it.
    withNobodyThere: () => connect(server, {}, { [`${env}_API_URL`]: 'http://127.0.0.1:9/' }),
    async written(isPrivate = true): Promise<string> {
      const author = `persona_${people.size + posts.size + 1}`;
      const text = `hola ${author}`;
      const made = Id.parse(
        await server.call('POST', `/sandbox/${id}/${isPrivate ? 'dms' : 'posts'}`, { author, text }),
      );
      const { events } = await connection.pull(undefined, new AbortController().signal);
      const target = events.flatMap((event) =>
        event.kind === 'message' && event.message.text === text ? [event.message.currentId] : [],
      )[0];
      if (isPrivate) people.set(target ?? '', author);
      else posts.set(target ?? '', made.id);
      return target ?? '';
    },
    answered: async (target: string) =>
      Promise.all(
        (await answersTo(target)).map(async ({ text, media }) => ({
          text,
          files: await Promise.all(
            media.map(async ({ url, alt }) => ({
              alt: typeof alt === 'string' ? alt : '',
              bytes: new Uint8Array(await (await fetch(`${server.base}${url}`)).arrayBuffer()),
            })),
          ),
        })),
      ),
    stop: () => server.stop(),
  };
}

describe.each(networks)('files of $id', (network) => {
  networkFilesContract(network.id, () => open(network), { isOnlyPrivate: network.id === 'instagram' });

  it('go out alone in private: never beside words, nor under what is public, nor as a private answer to it', async () => {
    const { connection, server, written, answered, stop } = await open(network);
    try {
      const ready = await connection.upload?.(
        { bytes: sample('application/pdf'), mime: 'application/pdf', name: 'Formulario de María.pdf' },
        { isPrivate: true },
      );
      if (ready?.kind !== 'ready') throw new Error(JSON.stringify(ready));
      const target = await written();
      const answer = { target, opId: 'op_1', files: [ready.id], wroteAt: new Date() };
      expect(await connection.publish({ ...answer, text: 'Aquí lo tienes' })).toMatchObject({ code: 'attachment' });
      expect(await connection.publish({ ...answer, text: '', target: '500_901' })).toMatchObject({
        code: 'attachment',
      });
      expect(await connection.publish({ ...answer, text: '', target: '500_901', isPrivate: true })).toMatchObject({
        code: 'attachment',
      });
      // Under a comment Facebook takes a picture, and Instagram nothing.
      const inPublic = connection.caps.files?.({ isPrivate: false })?.kinds.flatMap(({ mimes }) => mimes);
      expect(inPublic).toEqual(network.id === 'facebook' ? ['image/jpeg', 'image/png'] : undefined);
      expect(await answered(target)).toEqual([]);
      await server.call('PATCH', `/sandbox/${network.id}/accounts/alba`, { revoked: true });
      expect(await connection.publish({ ...answer, text: '' })).toMatchObject({ code: 'not-authorised' });
    } finally {
      await stop();
    }
  });

  it('that may be out are a person’s to judge, and proven absent where none is there', async () => {
    const { connection, server, written, answered, stop } = await open(network);
    try {
      const target = await written();
      const ready = await connection.upload?.(
        { bytes: sample('image/png'), mime: 'image/png', name: 'foto.png' },
        { isPrivate: true },
      );
      const answer = { target, opId: 'op_2', files: ready?.kind === 'ready' ? [ready.id] : [], text: '' };
      const since = new Date();
      const look = () => connection.findOwnAnswer({ text: '', target, since, files: ['image/png'], isPrivate: true });
      const fail = (next: string) => server.call('POST', `/sandbox/${network.id}/faults`, { next });
      await fail('error-500');
      expect(await connection.publish(answer)).toMatchObject({ kind: 'unknown' });
      expect(await look()).toEqual({ kind: 'absent' });
      await fail('reset-after-write');
      expect(await connection.publish(answer)).toMatchObject({ kind: 'unknown' });
      expect(await look()).toMatchObject({ kind: 'cannot-tell', detail: expect.stringContaining('http') });
      expect(await answered(target)).toHaveLength(1);
      // Her words are no matter of the file, nor the file of her words.
      expect(await connection.publish({ ...answer, text: 'Te la mando', files: [] })).toMatchObject({ kind: 'sent' });
      expect(await connection.findOwnAnswer({ text: 'Te la mando', target, since, isPrivate: true })).toMatchObject({
        kind: 'found',
      });
      expect(await connection.findOwnAnswer({ text: 'Otra cosa', target, since, isPrivate: true })).toMatchObject({
        kind: 'cannot-tell',
      });
    } finally {
      await stop();
    }
  });
});
