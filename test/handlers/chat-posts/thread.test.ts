import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Posted, type Rig } from '../jobs/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.test.close());

const home = 'C-facturacion';
const other = 'C-faturas';
const words = ({ card }: Posted): string => read(card).join('\n');
const cards = (channel: string): Posted[] =>
  rig.chat.messages.filter((each) => each.channel === channel && each.thread === undefined);
const under = (card: Posted | undefined): Posted[] => rig.chat.messages.filter(({ thread }) => thread === card?.ts);

/** A conversation whose card stands, and its thread with it. */
async function shown(): Promise<string> {
  const { ticket } = await rig.takeIn(message());
  await rig.run(postCard, { ticketId: ticket.id });
  return ticket.id;
}

async function writeAgain(nativeId: string): Promise<void> {
  await rig.takeIn(message({ nativeId, currentId: nativeId, text: `otra vez ${nativeId}` }));
}

async function submit(ticketId: string): Promise<void> {
  const approval = { rule: 1, approvers: ['ivan'], fourEyes: 'yes' as const };
  const draft = { text: 'Lo miramos.', attachments: [], account: 'alba-x', private: false, target: '100', at: null };
  await rig.move(ticketId, {
    move: 'write',
    submit: true,
    draft: { ...draft, findings: [], approval, basedOn: null },
  });
}

it('what is to be said under a card that somebody deleted brings the card back, and stands under the new one', async () => {
  const ticketId = await shown();
  rig.chat.messages = rig.chat.messages.filter(({ channel }) => channel !== home);
  await writeAgain('101');
  await expect(rig.show(ticketId)).rejects.toMatchObject({ code: 'surface.rate-limited', retryAfterMs: 1_000 });
  await rig.show(ticketId);
  expect(cards(home)).toHaveLength(1);
  expect(under(cards(home)[0]).map(words)).toEqual([expect.stringContaining('otra vez 101')]);
  await rig.show(ticketId);
  expect(under(cards(home)[0])).toHaveLength(1);
});

it('what was said stays under the card that it was said under, and loses its buttons once the home is elsewhere', async () => {
  const ticketId = await shown();
  await rig.move(ticketId, { move: 'claim' });
  await submit(ticketId);
  await rig.show(ticketId);
  const buttons = (channel: string): number =>
    cards(channel)
      .flatMap(under)
      .flatMap(({ card }) => card.blocks.filter(({ kind }) => kind === 'buttons')).length;
  expect([buttons(home), buttons(other)]).toEqual([1, 0]);
  await rig.move(ticketId, { move: 'transfer', to: 'faturas', reason: 'es suyo' });
  await rig.run(postCard, { ticketId });
  await rig.show(ticketId);
  expect(under(cards(home)[0]).map(words)[1]).toContain('Borrador 1');
  expect([buttons(home), buttons(other)]).toEqual([0, 1]);
  expect(
    (await rig.detail(ticketId)).thread.map(({ place, seq, state, leftIn }) => [seq, place, state, leftIn !== null]),
  ).toEqual([
    [1, 'facturacion', 'posted', true],
    [2, 'facturacion', 'posted', true],
    [3, 'faturas', 'posted', false],
    [4, 'faturas', 'posted', false],
    [5, 'faturas', 'posted', false],
  ]);
});

it('what was not said yet is said where the conversation went', async () => {
  const ticketId = await shown();
  await writeAgain('101');
  await rig.move(ticketId, { move: 'claim' });
  await rig.move(ticketId, { move: 'transfer', to: 'faturas', reason: 'es suyo' });
  await rig.run(postCard, { ticketId });
  await rig.show(ticketId);
  expect(under(cards(home)[0])).toHaveLength(1);
  expect(under(cards(other)[0]).map(words)[0]).toContain('otra vez 101');
  expect((await rig.detail(ticketId)).thread.filter(({ state }) => state !== 'posted')).toEqual([]);
});

it('while the channel says to wait, whoever must approve is told all the same, and the thread goes on in order', async () => {
  const ticketId = await shown();
  await rig.move(ticketId, { move: 'claim' });
  rig.chat.surface.isMember = async () => false;
  const { post } = rig.chat.surface;
  const wait = new RecadoError('surface.rate-limited', { retryAfterMs: 60_000 });
  rig.chat.surface.post = async (given) => {
    if (given.channel === home) throw wait;
    return await post(given);
  };
  await writeAgain('101');
  await submit(ticketId);
  await expect(rig.show(ticketId)).rejects.toMatchObject({ code: 'surface.rate-limited', retryAfterMs: 60_000 });
  expect(rig.chat.messages.filter(({ channel }) => channel === 'D-UIVAN')).toHaveLength(1);
  expect(under(cards(home)[0])).toHaveLength(1);
  rig.chat.surface.post = post;
  await rig.show(ticketId);
  expect(under(cards(home)[0]).map(words)).toEqual([
    expect.stringContaining('La conversación hasta ahora'),
    expect.stringContaining('otra vez 101'),
    expect.stringContaining('Borrador 1'),
  ]);
});
