import { setTimeout as pause } from 'node:timers/promises';
import type { Recado } from '../../support/recado.ts';
import { isExpected } from './calls.ts';
import type { Chance } from '../../../sandbox/day/chance.ts';

export interface Post {
  id: string;
  /** A word that stands in no other post. */
  word: string;
  channel: string;
  words: string;
  deleted: boolean;
}

interface Customers {
  posts: Post[];
  ended: Promise<void>;
}

const TOPICS = [
  { channel: 'facturacion', words: 'la factura está mal' },
  { channel: 'envios', words: 'el pedido no llega' },
  { channel: 'general', words: 'hola, qué tal' },
];

/** About 17 messages a minute, what Slack's limits for redrawing let a team work off, until the signal; a few are edited or deleted afterwards. */
export function startCustomers({
  recado,
  chance,
  signal,
}: {
  recado: Recado;
  chance: Chance;
  signal: AbortSignal;
}): Customers {
  const posts: Post[] = [];
  let number = 0;

  async function write(): Promise<void> {
    number += 1;
    const word = `caso${process.pid}x${number}z`;
    const topic = chance.one(TOPICS) ?? { channel: 'general', words: '' };
    const id = await recado.social.post({ author: `cliente_${number}`, text: `@alba ${topic.words} ${word}` });
    posts.push({ id, word, channel: topic.channel, words: topic.words, deleted: false });
    const earlier = chance.percent(6) ? chance.one(posts) : undefined;
    if (!earlier || earlier.deleted) return;
    if (chance.percent(30)) {
      await recado.social.call('DELETE', `/posts/${earlier.id}`);
      earlier.deleted = true;
    } else
      await recado.social.call('PATCH', `/posts/${earlier.id}`, {
        text: `@alba otra vez: ${earlier.words} ${earlier.word}`,
      });
  }

  async function go(): Promise<void> {
    while (!signal.aborted) {
      try {
        await write();
      } catch (error) {
        if (!isExpected(error)) throw error;
      }
      await pause(chance.between(200, 7_000));
    }
  }
  return { posts, ended: go() };
}
