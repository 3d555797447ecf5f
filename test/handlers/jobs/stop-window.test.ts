import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 60_000);
beforeEach(() => rig.reset());
afterAll(() => rig.test.close());

const wait = (seconds: number): void => {
  rig.clock.at = new Date(rig.clock.at.getTime() + seconds * 1_000);
};

it('the time to stop what an approver changed runs from its notice, and once over nothing speaks of it any more', async () => {
  const { ticket, lastInbound } = await rig.takeIn(message());
  await rig.run(postCard, { ticketId: ticket.id });
  const approval = { rule: 1, approvers: ['ivan'], fourEyes: 'yes' as const };
  const draft = {
    text: 'Hola, Carla.',
    attachments: [],
    account: 'alba-x',
    private: false,
    target: lastInbound.currentId,
    at: null,
    findings: [],
    approval,
    basedOn: null,
  };
  await rig.move(ticket.id, { move: 'write', submit: true, draft });
  const base = (await rig.detail(ticket.id)).drafts.at(-1);
  await rig.move(
    ticket.id,
    {
      move: 'change-and-approve',
      undoSeconds: 30,
      draft: { ...draft, text: 'Lo miramos ya.', basedOn: base?.id ?? null },
    },
    { kind: 'person', id: 'ivan' },
  );
  // The chat is slow.
  wait(45);
  await rig.show(ticket.id);
  const until = (await rig.detail(ticket.id)).drafts.at(-1)?.undoUntil;
  expect(until).toEqual(new Date(rig.clock.at.getTime() + 30_000));

  const shown = () =>
    rig.chat.messages
      .map(
        ({ card }) => `${read(card).join(' ')} ${JSON.stringify(card.blocks.filter(({ kind }) => kind === 'buttons'))}`,
      )
      .join('\n');
  await rig.run(redrawCard, { ticketId: ticket.id });
  await rig.show(ticket.id);
  expect(shown()).toContain('puede pararlo hasta');
  expect(shown()).toContain('"stop"');
  wait(31);
  await rig.run(redrawCard, { ticketId: ticket.id });
  await rig.show(ticket.id);
  expect(shown()).not.toContain('puede pararlo hasta');
  expect(shown()).not.toContain('"stop"');
});
