import { z } from 'zod';
import type { WhatsAppSession } from './session.ts';
import { WireFile } from './wire.ts';

/** Where Meta keeps the files of messages. */
const FILES_HOST = 'lookaside.fbsbx.com';

/** Where a file lies now: Meta tells it anew each time, for five minutes. The same address where it tells nothing. */
export async function fileAt({ client, log }: WhatsAppSession, source: string): Promise<string> {
  const id = new URL(source).pathname.split('/').at(-1) ?? '';
  try {
    return WireFile.parse(await client.get(id, {})).url;
  } catch (error) {
    log.info({ network: 'whatsapp', err: error instanceof z.ZodError ? 'format' : error }, 'a file has no address');
    return source;
  }
}

/** The account's token for the address of a file; undefined for every other address. */
export function mediaHeaders({ base, token = '' }: { base: string; token?: string | undefined }) {
  const { origin } = new URL(base);
  return (url: URL): { authorization: string } | undefined =>
    (url.protocol === 'https:' && url.hostname === FILES_HOST) || url.origin === origin
      ? { authorization: `Bearer ${token}` }
      : undefined;
}
