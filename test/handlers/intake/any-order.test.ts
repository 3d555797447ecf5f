import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toldDeleted, type InboundEvent } from '#core/message.ts';
import { goStraight } from '../../../handlers/intake/straight.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());
beforeEach(() => rig.reset());

const her = { nativeId: 'u-7', handle: 'zoe', name: 'Zoe' };
const said = message({ text: 'mi qwertyuno no llega', author: her, nativeId: '800', currentId: '800' });
const edited = message({ text: 'mi qwertydos no llega', author: her, nativeId: '800', currentId: '801', version: 1 });
/** Something else that she says there: the ticket stays, and it is what is left to answer. */
const besides = message({ text: 'Gracias', author: her, nativeId: '850', currentId: '850', conversationId: '100' });

const orders = [
  ['said', 'edited', 'gone'],
  ['said', 'gone', 'edited'],
  ['edited', 'said', 'gone'],
  ['edited', 'gone', 'said'],
  ['gone', 'said', 'edited'],
  ['gone', 'edited', 'said'],
] as const;

async function taken(events: readonly InboundEvent[]): Promise<void> {
  await rig.test.store.inbox.add(
    events.map((event) => ({ network: 'x', account: 'alba-x', brand: 'alba', event })),
    rig.clock.now(),
  );
}
/** What a person could still read of it as something that is there, and what of it is kept anywhere. */
async function left(): Promise<{ live: string[]; kept: number }> {
  const { db } = rig.test.opened;
  const { rows } = await sql<{ text: string }>`
    select text from messages where state <> 'deleted' and text like '%qwerty%'`.execute(db);
  const { rows: counts } = await sql<{ n: number }>`
    select (select count(*)::int from messages where text like '%qwerty%')
      + (select count(*)::int from message_versions where text like '%qwerty%')
      + (select count(*)::int from inbox where event::text like '%qwerty%') as n`.execute(db);
  return { live: rows.map(({ text }) => text), kept: counts[0]?.n ?? 0 };
}

// In this order: the store does not forget that it was told to take in what comes as it comes.
const cases = (['from the inbox', 'as it comes'] as const).flatMap((how) =>
  (['batch', 'calls'] as const).flatMap((by) =>
    ['800', '801'].flatMap((name) => orders.map((order) => ({ by, how, name, order }))),
  ),
);

describe('a message, its edit and its deletion', () => {
  it.each(cases)('leave nothing that is there: $by, $how, named $name, $order', async ({ by, how, name, order }) => {
    const events = order.map((each) =>
      each === 'said'
        ? said
        : each === 'edited'
          ? edited
          : toldDeleted({ nativeId: name, at: rig.clock.now(), forget: true }),
    );
    if (how === 'as it comes') goStraight(rig.services);
    for (const together of by === 'batch' ? [[besides, ...events]] : [[besides], ...events.map((each) => [each])]) {
      await taken(together);
      await rig.run(ingestMessage, {});
    }
    expect(await left()).toEqual({ live: [], kept: 0 });
    const [ticket] = await rig.test.store.tickets.open({ limit: 1 });
    expect((await rig.detail(ticket?.id ?? '')).lastInbound.nativeId).toBe('850');
  });

  it('is what is deleted there, and nothing else of hers', async () => {
    const next = message({ text: 'mi qwertytres', author: her, nativeId: '802', currentId: '802' });
    await taken([said, toldDeleted({ nativeId: '801', at: rig.clock.now(), forget: true }), edited, next]);
    await rig.run(ingestMessage, {});
    expect((await left()).live).toEqual(['mi qwertytres']);
  });

  it('stays where it was shown again after its deletion, and edited then', async () => {
    await taken([said, toldDeleted({ nativeId: '800', at: rig.clock.now() })]);
    await rig.run(ingestMessage, {});
    const shown = said.kind === 'message' ? said.message : undefined;
    if (!shown) throw new Error('no message');
    await taken([{ kind: 'shown', eventKey: 'shown', message: shown }, edited]);
    await rig.run(ingestMessage, {});
    expect((await left()).live).toEqual(['mi qwertydos no llega']);
  });
});
