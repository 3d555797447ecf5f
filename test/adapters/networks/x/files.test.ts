import { z } from 'zod';
import { networkFilesContract } from '../../../contracts/network-files.ts';
import { startX } from '../../../contracts/network-x-rig.ts';

const Id = z.looseObject({ id: z.string() });
const Media = z.array(z.looseObject({ url: z.string(), alt: z.string().default('') }));
const Thread = z.looseObject({ replies: z.array(z.looseObject({ text: z.string(), media: Media })) });
const Directs = z.object({
  messages: z.array(
    z.looseObject({ text: z.string(), from: z.looseObject({ account: z.string().nullable() }), media: Media }),
  ),
});

/** How each type begins. */
const heads: Record<string, number[]> = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/gif': [...Buffer.from('GIF89a')],
  'video/mp4': [0, 0, 0, 0x18, ...Buffer.from('ftypmp42')],
};

networkFilesContract('x', async () => {
  const server = await startX();
  let number = 0;
  const people = new Map<string, string>();
  const bytesOf = async (url: string): Promise<Uint8Array> =>
    new Uint8Array(await (await fetch(`${server.base}${url.replace('/x-media/', '/sandbox/x/media/')}`)).arrayBuffer());
  const seen = (answers: { text: string; media: z.output<typeof Media> }[]) =>
    Promise.all(
      answers.map(async ({ text, media }) => ({
        text,
        files: await Promise.all(media.map(async ({ url, alt }) => ({ alt, bytes: await bytesOf(url) }))),
      })),
    );
  return {
    connection: await server.connect(),
    sample: (mime, bytes = 2_000) => Buffer.concat([Buffer.from(heads[mime] ?? []), Buffer.alloc(bytes, 7)]),
    withWrongToken: () => server.connect({}, { env: { X_ACCESS_TOKEN: 'nobody', X_ACCESS_TOKEN_SECRET: 'nothing' } }),
    withNobodyThere: () => server.connect({}, { env: { X_API_URL: 'http://127.0.0.1:9/' } }),
    async written(isPrivate) {
      const author = `persona${(number += 1)}`;
      if (!isPrivate)
        return Id.parse(await server.call('POST', '/sandbox/x/posts', { author, text: `@alba hola ${number}` })).id;
      const connection = await server.connect();
      await server.call('POST', '/sandbox/x/dms', { author, text: `hola ${number}` });
      const { events } = await connection.pull(undefined, new AbortController().signal);
      const found = events.findLast((event) => event.kind === 'message' && event.message.author.handle === author);
      if (found?.kind !== 'message') throw new Error('the private message did not come');
      people.set(found.message.currentId, author);
      return found.message.currentId;
    },
    async answered(target) {
      const person = people.get(target);
      if (person === undefined)
        return seen(Thread.parse(await server.call('GET', `/sandbox/x/posts/${target}`)).replies);
      const { messages } = Directs.parse(await server.call('GET', `/sandbox/x/dms/${person}`));
      return seen(messages.filter(({ from }) => from.account === 'alba'));
    },
    stop: () => server.stop(),
  };
});
