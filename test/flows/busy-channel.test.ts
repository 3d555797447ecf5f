import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { wordsOf } from '../support/chat.ts';
import { until } from '../support/until.ts';

const MANY = 200;
const POSTS = 20;
/** Everybody's answer: one after the other, at what Slack takes in a second. */
const PATIENCE_MS = 240_000;

const people = Array.from(
  { length: MANY },
  (_, n) => `  persona-${n}: { name: Persona ${n}, email: persona${n}@alba.example, roles: [agent] }`,
).join('\n');

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config: flowConfig().replace('approvals:', `${people}\napprovals:`) });
}, 120_000);
afterAll(() => recado.end());

/** How often the store was asked so, by /metrics. */
/** Tries to post a message of ours of this kind that came to one of these. */
async function tries(kind: string, outcomes: string[]): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${recado.port}/metrics`)).text();
  const lines = [...text.matchAll(/^recado_chat_posts_total\{kind="([a-z-]+)",outcome="([a-z]+)"\} (\d+)$/gm)];
  return lines.reduce((sum, [, of, to = '', n]) => sum + (of === kind && outcomes.includes(to) ? Number(n) : 0), 0);
}
const VAIN = ['refused', 'unknown'];

describe('a large firm', () => {
  it('starts without asking the chat for everybody first', () => {
    const lines = recado.said().trim().split('\n');
    expect(lines.at(-1)).toBe(`Recado is ready. Open http://localhost:${recado.sandboxPort}`);
    // The steps of a start and nothing else: no word of anybody who would not be there.
    expect(
      lines.filter(
        (line) =>
          !/^(Starting Recado: |Connecting to Slack|The database is ready|The local workspace is open|Recado is ready)/.test(
            line,
          ),
      ),
    ).toEqual([]);
  });
});

describe('many customers who write at once about what one channel answers', () => {
  it(
    'get a card each, in the order in which they wrote, for about one vain try each; the openings of the threads come behind',
    async () => {
      const texts = Array.from({ length: POSTS }, (_, n) => `@alba el pedido número ${n + 100} no llega`);
      for (const [n, text] of texts.entries()) await recado.social.post({ author: `cliente_${n}`, text });
      const cards = await until(
        'all cards',
        async () => {
          const there = (await recado.chat.messages('envios')).filter((message) =>
            recado.chat.buttons(message).includes('claim'),
          );
          return there.length >= POSTS && there;
        },
        PATIENCE_MS,
      );
      const numbers = cards
        .toSorted((a, b) => Number(a.ts) - Number(b.ts))
        .map(({ blocks }) => Number(/número (\d+)/.exec(wordsOf(blocks))?.[1]) - 100);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(texts.map((_, n) => n));
      // Those that the network shows in one look are taken in together; nobody is overtaken by many.
      expect(Math.max(...numbers.map((n, index) => Math.abs(n - index)))).toBeLessThanOrEqual(6);
      // A card stands in the chat a moment before the store has written that it does.
      await until('that all cards are kept', async () => (await tries('card', ['posted'])) >= POSTS, PATIENCE_MS);
      expect(await tries('card', ['posted'])).toBe(POSTS);
      expect(await tries('card', VAIN)).toBeLessThanOrEqual(2 * POSTS);
      await until('the openings of all threads', async () => (await tries('thread', ['posted'])) >= POSTS, PATIENCE_MS);
      expect(await tries('thread', VAIN)).toBeLessThanOrEqual(3 * POSTS);
      expect((await recado.health()).work.dead).toBe(0);
    },
    2 * PATIENCE_MS,
  );
});
