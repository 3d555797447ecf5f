import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import type { Services } from '../../../handlers/context.ts';
import { handOver } from '../../../handlers/jobs/hand-over.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from './rig.ts';

const HOUR = 3_600_000;
let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  const config = Config.parse({
    ...rig.services.config,
    hours: { day: { timeZone: 'UTC', week: { 'mon-fri': ['09:00-14:00', '16:00-18:00'] } } },
    service: [{ hours: 'day', handOver: 'faturas' }],
  });
  services = { ...rig.services, config, time: createTimeRules(config) };
});
afterAll(() => rig.test.close());

/** What the timer does at that time, and in how many hours it wakes. */
async function tick(at: string): Promise<number | null> {
  rig.clock.at = new Date(at);
  try {
    await handOver.handle(services, { rule: 1 }, new AbortController().signal);
    return null;
  } catch (error) {
    if (!(error instanceof RecadoError) || error.retryAfterMs === undefined) throw error;
    return error.retryAfterMs / HOUR;
  }
}

async function arrives(nativeId: string, isPrivate = false): Promise<string> {
  rig.clock.at = new Date('2026-10-05T10:00:00Z');
  await rig.takeIn(
    message({
      nativeId,
      currentId: nativeId,
      conversationId: nativeId,
      author: { nativeId: `7${nativeId}`, handle: `c${nativeId}`, name: 'Carla' },
      postedAt: rig.clock.at,
      private: isPrivate,
    }),
  );
  const { id } = await rig.test.opened.db
    .selectFrom('tickets')
    .select('id')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

const homeOf = async (id: string): Promise<string | undefined> => (await rig.detail(id)).ticket.route.channels[0];

describe('service that goes on elsewhere', () => {
  it('takes what waits and nobody has along when it ends, with one message that says how many', async () => {
    const [one, other, held] = [await arrives('101'), await arrives('102'), await arrives('103')];
    await rig.move(held, { move: 'claim' });
    expect(await tick('2026-10-05T13:00:00Z')).toBe(1);
    // A break is none of its ends.
    expect(await tick('2026-10-05T14:00:00Z')).toBe(4);
    expect(await homeOf(one)).toBe('facturacion');
    // The next end is tomorrow's first, twenty hours from now.
    expect(await tick('2026-10-05T18:00:00Z')).toBe(20);
    expect([await homeOf(one), await homeOf(other), await homeOf(held)]).toEqual(['faturas', 'faturas', 'facturacion']);
    await tick('2026-10-05T18:00:30Z');
    const alerts = await rig.test.opened.db.selectFrom('alerts').select(['id', 'channel', 'kind']).execute();
    expect(alerts).toMatchObject([{ kind: 'hand-over', channel: 'faturas' }]);
    await rig.show({ kind: 'alert', ownerId: alerts[0]?.id ?? '' }, services);
    const told = rig.chat.messages
      .filter(({ channel }) => channel === 'C-faturas')
      .map(({ card }) => read(card).join(' '));
    expect(told.join()).toMatch(/Chegam 2 conversas de .*facturacion/);
  });

  it('leaves what is private where only the right people read it, and its digest has no words', async () => {
    const secret = await arrives('151', true);
    await arrives('152');
    await arrives('153');
    await tick('2026-10-05T18:00:00Z');
    expect(await homeOf(secret)).toBe('facturacion');
    const [digest] = await rig.test.opened.db.selectFrom('alerts').select('id').execute();
    await rig.show({ kind: 'alert', ownerId: digest?.id ?? '' }, services);
    const told = rig.chat.messages
      .flatMap(({ channel, card }) => (channel === 'C-faturas' ? read(card) : []))
      .join(' ');
    expect(told).toMatch(/Chegam 2 conversas/);
    expect(told).not.toMatch(/Carla|factura\?/);
  });

  it('leaves what a person put where it is, and what she answered', async () => {
    const [moved, answered] = [await arrives('201'), await arrives('202')];
    await rig.move(moved, { move: 'transfer', to: 'faturas', reason: 'es suyo' });
    await rig.move(moved, { move: 'transfer', to: 'facturacion', reason: 'no era' });
    await rig.move(answered, { move: 'close', reason: 'no-answer-needed' });
    await tick('2026-10-05T18:00:00Z');
    expect([await homeOf(moved), await homeOf(answered)]).toEqual(['facturacion', 'facturacion']);
  });

  it('is found behind however many that stay', async () => {
    const mine = await arrives('301');
    // Six hundred that wait longer, where it goes on already.
    await rig.test.opened.db.transaction().execute(async (trx) => {
      const { route } = await trx
        .selectFrom('tickets')
        .select('route')
        .where('id', '=', mine)
        .executeTakeFirstOrThrow();
      const stays = JSON.stringify({ ...route, channels: ['faturas'] });
      await sql`insert into tickets select (jsonb_populate_record(t, jsonb_build_object('id', 'tk_old' || n, 'number', 10000 + n,
        'conversation_id', 'old' || n, 'last_inbound_at', t.last_inbound_at - interval '1 hour', 'route', ${stays}::jsonb))).*
        from tickets t, generate_series(1, 600) n where t.id = ${mine}`.execute(trx);
    });
    await tick('2026-10-05T18:00:00Z');
    expect(await homeOf(mine)).toBe('faturas');
  });
});
