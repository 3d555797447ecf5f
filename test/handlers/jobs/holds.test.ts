import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { approvalHash } from '#core/ticket/approval.ts';
import type { Hold, HoldKind } from '#core/holds/hold.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import type { Services } from '../../../handlers/context.ts';
import { sayByItself } from '../../../handlers/jobs/say-by-itself.ts';
import { sendReply } from '../../../handlers/jobs/send-reply.ts';
import { message, openRig, type Rig } from './rig.ts';
import { sending } from './sending.ts';

let rig: Rig;
const { ready, send, delivery, status } = sending(() => rig);
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.test.close());

async function switchOn(kind: HoldKind, people: string[] = []): Promise<Hold> {
  const { store, clock } = rig.services;
  const hold = await store.holds.switchOn({
    brand: 'alba',
    kind,
    people,
    texts: {},
    by: 'ivan',
    at: clock.now(),
    incidentId: null,
    places: [],
  });
  if (!hold) throw new Error('it was on already');
  return hold;
}

describe('an answer on its way, when everything needs approval', () => {
  it('does not leave: it waits for those who approve now, and leaves once one of them has', async () => {
    const answer = await ready();
    await switchOn('approval', ['ivan']);
    await send(answer);
    await send(answer);
    expect(rig.network.published).toEqual([]);
    expect(await delivery(answer)).toMatchObject({ state: 'refused', detail: 'needs-approval' });
    expect(await status(answer)).toMatchObject({ kind: 'draft-waiting', approvers: ['ivan'] });

    const draft = (await rig.detail(answer.ticketId)).drafts.at(-1);
    if (!draft) throw new Error('the draft is gone');
    rig.clock.at = new Date(rig.clock.at.getTime() + 1_000);
    await rig.move(
      answer.ticketId,
      { move: 'approve', draftId: draft.id, hash: approvalHash(draft), send: true },
      { kind: 'person', id: 'ivan' },
    );
    const again = (await rig.detail(answer.ticketId)).deliveries.at(-1);
    await rig.run(sendReply, { ticketId: answer.ticketId, deliveryId: again?.id ?? '' });
    expect(rig.network.published).toHaveLength(1);
    expect(await status(answer)).toMatchObject({ kind: 'answered', approvedBy: 'ivan' });
  });

  it('leaves as always where it is ended before', async () => {
    const answer = await ready();
    const hold = await switchOn('approval', ['ivan']);
    await rig.services.store.holds.end({ id: hold.id, by: 'ivan', at: rig.clock.now(), places: [] });
    await send(answer);
    expect(rig.network.published).toHaveLength(1);
  });

  it('leaves while only what no person says is held', async () => {
    const answer = await ready();
    await switchOn('automatic');
    await send(answer);
    expect(rig.network.published).toHaveLength(1);
  });
});

describe('what a rule says', () => {
  let services: Services;
  beforeEach(() => {
    const config = Config.parse({ ...rig.services.config, automatic: [{ say: { es: 'Hola, {name}.' } }] });
    services = { ...rig.services, config, time: createTimeRules(config) };
  });
  const arrives = async (): Promise<string> => (await rig.takeIn(message())).ticket.id;
  const drafts = async (id: string) => (await rig.detail(id)).drafts;

  it.each<[HoldKind, string[]]>([
    ['automatic', []],
    ['approval', ['ivan']],
  ])('is not said while %s is on, nor afterwards', async (kind, people) => {
    const id = await arrives();
    const hold = await switchOn(kind, people);
    await rig.run(sayByItself, { ticketId: id }, services);
    expect(await drafts(id)).toEqual([]);
    // Its turn is not taken: once that is over, the next message may be answered.
    await services.store.holds.end({ id: hold.id, by: 'ivan', at: rig.clock.now(), places: [] });
    await rig.run(sayByItself, { ticketId: id }, services);
    expect(await drafts(id)).toHaveLength(1);
  });

  it('does not leave where it was on its way', async () => {
    const id = await arrives();
    await rig.run(sayByItself, { ticketId: id }, services);
    const [queued] = (await rig.detail(id)).deliveries;
    await switchOn('automatic');
    await rig.run(sendReply, { ticketId: id, deliveryId: queued?.id ?? '' }, services);
    expect(rig.network.published).toEqual([]);
    expect(await drafts(id)).toMatchObject([{ state: 'void', voidReason: 'crisis' }]);
  });
});
