import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import type { Services } from '../../../handlers/context.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { watchLevel } from '../../../handlers/jobs/watch-level.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from './rig.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  use({ people: ['ivan'] });
});
afterAll(() => rig.test.close());

function use(escalateTo: object): void {
  const config = Config.parse({ ...rig.services.config, levels: [{ first: '40m', clock: 'calendar', escalateTo }] });
  services = { ...rig.services, config, time: createTimeRules(config) };
}

const later = (ms: number): void => void (rig.clock.at = new Date(rig.clock.at.getTime() + ms));

/** So many conversations, a second apart; with their cards where somebody is to be told in their threads. */
async function arrive(count: number, { cards = false, isPrivate = false } = {}): Promise<string[]> {
  const before = new Set((await services.store.tickets.open({ limit: 500 })).map(({ id }) => id));
  for (let i = 0; i < count; i += 1) {
    const nativeId = String(1_000 + before.size + i);
    const author = { nativeId: `a${nativeId}`, handle: `cliente${nativeId}`, name: `Cliente ${nativeId}` };
    const postedAt = new Date(rig.clock.at.getTime() - (count - i) * SECOND);
    await rig.takeIn(
      message({ nativeId, currentId: nativeId, conversationId: nativeId, author, postedAt, private: isPrivate }),
    );
  }
  const opened = (await services.store.tickets.open({ limit: 500 })).filter(({ id }) => !before.has(id));
  const ids = opened.toSorted((a, b) => a.number - b.number).map(({ id }) => id);
  if (cards) for (const ticketId of ids) await rig.run(postCard, { ticketId }, services);
  return ids;
}

/** The timers of these conversations fire. */
async function tick(ids: readonly string[]): Promise<void> {
  for (const ticketId of ids)
    await rig.run(watchLevel, { ticketId }, services).catch((error: unknown) => {
      if (!(error instanceof RecadoError) || error.retryAfterMs === undefined) throw error;
    });
}

const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await rig.test.opened.run(sql, [])).rows as never;

/** All that is to be shown is, except what rests; then what stands in a person's direct conversation. */
async function direct(user = 'UIVAN'): Promise<string[]> {
  const shown = await rows(`select distinct kind, coalesce(ticket_id, owner_id) as id, ticket_id is null as own
    from chat_posts where kind in ('escalation', 'thread', 'deadlines') and state <> 'gone'`);
  // Each is told alone before others are gathered behind it.
  for (const { kind, id, own } of shown.toSorted((a, b) => Number(a['own']) - Number(b['own'])))
    await rig
      .show(own === true ? { kind: String(kind), ownerId: String(id) } : String(id), services)
      .catch((error: unknown) => {
        if (!(error instanceof RecadoError) || error.code !== 'surface.rate-limited') throw error;
      });
  return rig.chat.messages.filter(({ channel }) => channel === `D-${user}`).map(({ card }) => read(card).join(' | '));
}

const inThreads = (): string[] =>
  rig.chat.messages.filter(({ thread }) => thread !== undefined).map(({ card }) => JSON.stringify(card));

describe('what is late in a storm', () => {
  it('comes alone and at once where it is one', async () => {
    const ids = await arrive(1);
    later(41 * MINUTE);
    await tick(ids);
    const told = await direct();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Cliente 1000 sigue sin primera respuesta/);
    later(10 * MINUTE);
    expect(await direct()).toEqual(told);
  });

  it('forty in a minute are the first at once and one message of the others, which goes on as they are answered', async () => {
    const ids = await arrive(40);
    later(41 * MINUTE);
    await tick(ids);
    expect(await direct()).toHaveLength(1);
    later(MINUTE);
    const [, gathered = '', ...none] = await direct();
    expect(none).toEqual([]);
    expect(gathered).toMatch(/^Otras 39 conversaciones van con retraso \| 39 siguen sin responder \|/);
    expect(gathered.match(/n\.º \d+/g)).toHaveLength(3);
    expect(gathered).toMatch(/n\.º 2 .*@cliente1001.*n\.º 3 /);
    expect(gathered).toContain('Ver todas');
    const posted = rig.chat.calls.post;
    await rig.move(ids[1] ?? '', { move: 'close', reason: 'no-answer-needed' });
    later(MINUTE);
    const after = await direct();
    expect(after[1]).toMatch(/^Otras 39 conversaciones van con retraso \| 38 siguen sin responder \| n\.º 3 /);
    expect(rig.chat.calls.post).toBe(posted);
    for (const id of ids) await rig.move(id, { move: 'close', reason: 'no-answer-needed' }).catch(() => {});
    later(MINUTE);
    expect((await direct())[1]).toBe('Otras 39 conversaciones van con retraso | Ya no espera ninguna');
  });

  it('mentions her once in all the threads', async () => {
    const ids = await arrive(6, { cards: true });
    later(41 * MINUTE);
    await tick(ids);
    await direct();
    const late = inThreads().filter((card) => card.includes('Sigue sin primera respuesta'));
    expect(late).toHaveLength(6);
    expect(late.filter((card) => card.includes('"mention":true'))).toHaveLength(1);
  });

  it('is told to each of two people by herself', async () => {
    use({ people: ['ivan', 'lucia'] });
    const ids = await arrive(3);
    later(41 * MINUTE);
    await tick(ids);
    later(MINUTE);
    for (const user of ['UIVAN', 'ULUCIA']) {
      const told = await direct(user);
      expect(told).toHaveLength(2);
      expect(told[1]).toMatch(/^Otras 2 conversaciones van con retraso/);
    }
  });

  it('is one message still where the timers fire again after a restart in the middle, and two processes tell at once', async () => {
    const ids = await arrive(8);
    later(41 * MINUTE);
    // Noted, and killed before any move was written.
    const note = (ticketId: string) =>
      services.store.levelNotices.note(
        { personId: 'ivan', ticketId, what: 'first 1 1', how: 'missed' },
        { surface: 'slack', now: rig.clock.at },
      );
    const told = await Promise.all(ids.slice(0, 4).map(note));
    expect(told.filter((each) => each === 'now')).toHaveLength(1);
    await Promise.all([tick(ids), tick(ids)]);
    later(MINUTE);
    const [first, gathered, ...none] = await direct();
    expect(none).toEqual([]);
    expect(first).toMatch(/sigue sin primera respuesta/);
    expect(gathered).toMatch(/^Otras 7 conversaciones van con retraso/);
    const counted = await rows('select count(*)::int as n, count(distinct first)::int as firsts from level_notices');
    expect(counted).toEqual([{ n: 8, firsts: 1 }]);
  });

  it('is told at once again after the window, and a second one alone as it would be by itself', async () => {
    const [one = '', two = ''] = await arrive(2);
    later(41 * MINUTE);
    await tick([one, two]);
    later(MINUTE);
    const told = await direct();
    expect(told).toHaveLength(2);
    expect(told[1]).toMatch(/^Cliente 1001 sigue sin primera respuesta.*Responder/);
    later(5 * MINUTE);
    const [three = ''] = await arrive(1);
    later(41 * MINUTE);
    await tick([three]);
    expect(await direct()).toHaveLength(3);
  });

  it('says neither words nor names of what was written in private', async () => {
    const ids = await arrive(4, { isPrivate: true });
    later(41 * MINUTE);
    await tick(ids);
    later(MINUTE);
    const told = (await direct()).join(' ');
    expect(told).toMatch(/Otras 3 conversaciones/);
    expect(told).not.toMatch(/Cliente|factura/);
  });

  it.each([
    ['en-GB', '2 more conversations are late | 2 are still unanswered'],
    ['pt-PT', 'Mais 2 conversas estão atrasadas | 2 continuam sem resposta'],
    ['pt-BR', 'Mais 2 conversas estão atrasadas | 2 continuam sem resposta'],
  ])('is said in her language: %s', async (locale, words) => {
    const user = rig.chat.surface.user;
    Object.assign(rig.chat.surface, { user: async (id: string) => ({ ...(await user(id)), locale }) });
    const ids = await arrive(3);
    later(41 * MINUTE);
    await tick(ids);
    later(MINUTE);
    expect((await direct())[1]).toContain(words);
  });
});

describe('what is nearly late and hers', () => {
  it('is told of the first in its thread, and of the others in one message', async () => {
    const ids = await arrive(5, { cards: true });
    for (const id of ids.slice(0, 2)) await rig.move(id, { move: 'claim' });
    for (const id of ids.slice(2)) await rig.test.opened.run("update tickets set owner = 'lucia' where id = $1", [id]);
    later(31 * MINUTE);
    await tick(ids);
    later(MINUTE);
    const told = await direct('ULUCIA');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Tienes otras 4 conversaciones a punto de vencer \| 4 siguen sin responder/);
    const warned = inThreads().filter((card) => card.includes('vence pronto'));
    expect(warned).toHaveLength(5);
    expect(warned.filter((card) => card.includes('"mention":true'))).toHaveLength(1);
    expect(await direct()).toEqual([]);
  });
});
