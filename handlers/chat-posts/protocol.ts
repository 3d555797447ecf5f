import type { CardBlock, Inline } from '#core/card.ts';
import type { ProtocolStep } from '#core/holds/protocol.ts';
import type { Translate } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { foreign, ours, plain, sentence } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { refsOf } from '../crisis/look.ts';
import type { Refs } from '../crisis/switch-blocks.ts';
import { defineChatPost } from '../define.ts';

/** The emergency protocol as a checklist in the thread of its alert, redrawn as steps are done. The store adds it when it is started. */
export const protocol = defineChatPost({
  kind: 'protocol',
  to: 'channel',
  whenGone: 'again',

  async load({ store }: Services, incidentId: string) {
    const steps = await store.protocol.of(incidentId);
    return steps.length === 0 ? null : steps;
  },

  async under({ store }, { post: { ownerId, surface, place } }) {
    const [card] = await store.chatPosts.of({ kind: 'incident', ownerId }, { surface, place });
    if (card === undefined || card.state === 'gone') return {};
    // Its owners must hear of it.
    return card.state === 'posted' && card.ts !== null ? { thread: card.ts, alsoToChannel: true } : null;
  },

  async draw(services, { subject: steps, post: { surface, place } }) {
    const { config, texts } = services;
    const t = texts.in(config.channels[place]?.language ?? config.language);
    const refs = await refsOf(
      services,
      surface,
      steps.flatMap(({ owner, doneBy }) => [owner, ...(doneBy === null ? [] : [doneBy])]),
    );
    const left = steps.filter(({ doneAt }) => doneAt === null);
    const title = sentence(t, 'protocol.title', { done: steps.length - left.length, count: steps.length });
    return {
      blocks: [
        { kind: 'title', inlines: title },
        ...steps.map((step): CardBlock => ({ kind: 'line', inlines: stepLine(t, step, refs) })),
        {
          kind: 'buttons',
          // One for each step, done or not: that the others move to another place made a quick second press mark the wrong one.
          buttons: steps.map(({ incidentId, step, doneAt }) =>
            plainButton(
              t,
              doneAt === null ? 'step-done' : 'step-undone',
              { incident: incidentId, step: String(step) },
              t(doneAt === null ? 'protocol.done-button' : 'protocol.undone-button', { number: step + 1 }),
            ),
          ),
        },
      ],
      fallback: plain(title),
    };
  },
});

function stepLine(t: Translate, { step, text, owner, dueAt, doneBy, doneAt }: ProtocolStep, refs: Refs): Inline[] {
  const person = (id: string, mention = false): Inline[] => [
    { kind: 'person', person: refs.get(id) ?? { id, name: id }, mention },
  ];
  const what = { number: step + 1, text: foreign(text) };
  if (doneAt !== null)
    return sentence(t, 'protocol.step.done', {
      ...what,
      by: person(doneBy ?? owner),
      at: { kind: 'time', at: doneAt },
    });
  return [
    ...sentence(t, 'protocol.step', { ...what, owner: person(owner, true) }),
    ...(dueAt === null ? [] : [ours(' '), ...sentence(t, 'protocol.until', { at: { kind: 'time', at: dueAt } })]),
  ];
}
