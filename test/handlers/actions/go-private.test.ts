import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { configuration, openRig, type Rig } from './rig.ts';

const PHRASE = '¿Nos escribes por privado?';
const { alba } = configuration.brands;
let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    brands: { alba: { ...alba, persona: { ...alba.persona, phrases: { private: { es: PHRASE } } } } },
  });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

it('asks in public below the message that she read, and shows her first what came since', async () => {
  const { ticket, lastInbound } = await rig.open();
  const form = (await rig.press('ULUCIA', 'go-private', { ticketId: ticket.id })).opened[0];
  await rig.follow(lastInbound, {
    ...lastInbound,
    id: 'ms_next',
    nativeId: 'next',
    currentId: 'next',
    text: 'Ya está, gracias',
  });
  const { reply } = await rig.send('ULUCIA', 'go-private', form?.meta ?? {}, {});
  expect(reply).toMatchObject({ kind: 'update', form: { action: 'go-private', meta: { seen: 'ms_next' } } });
  expect(JSON.stringify(reply)).toContain('Ya está, gracias');
  expect((await rig.detail(ticket.id)).drafts).toEqual([]);
  const again = await rig.send('ULUCIA', 'go-private', reply.kind === 'update' ? reply.form.meta : {}, {});
  expect(again.reply).toEqual({ kind: 'close', all: true });
  const { drafts, deliveries } = await rig.detail(ticket.id);
  expect(drafts.map(({ text, target }) => [text, target])).toEqual([[PHRASE, 'next']]);
  expect(deliveries).toMatchObject([{ state: 'queued' }]);
});
