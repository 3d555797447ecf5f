import type { Services } from '../context.ts';
import { plainButton } from '../cards/buttons.ts';
import { dotted, foreign, ours, plain, sentence } from '../cards/sentence.ts';
import { defineChatPost } from '../define.ts';
import { goalLine, goalName, stateText } from '../goals/words.ts';

/** That a goal falls behind, or is reached. It stays as it was told. */
export const goal = defineChatPost({
  kind: 'goal',
  to: 'channel',
  whenGone: 'forget',
  async load({ store }: Services, ownerId: string) {
    const [id = '', told, version] = ownerId.split(' ');
    const found = await store.goals.get(id);
    const what = told === 'reached' ? ('reached' as const) : ('late' as const);
    const standing = found?.[what] ?? null;
    return found && standing && String(found.version) === version ? { found, what, standing } : null;
  },
  restMs: ({ post: { drawnAt } }) => (drawnAt === null ? 0 : Number.POSITIVE_INFINITY),
  async draw({ store, config, texts }, { subject: { found, what, standing }, post: { place } }) {
    const t = texts.in(config.channels[place]?.language ?? config.language);
    const people = await store.people.get([found.owner]);
    const owner = people.get(found.owner)?.name ?? config.people[found.owner]?.name ?? found.owner;
    const head = sentence(t, `goal.told.${what}`, { name: foreign(goalName(config, t, found)) });
    return {
      blocks: [
        { kind: 'line', inlines: head, strong: true },
        { kind: 'line', inlines: goalLine(t, found, { standing, owner }) },
        ...(what === 'late'
          ? [{ kind: 'context' as const, inlines: dotted([ours(stateText(t, found.measure, standing))]) }]
          : []),
        { kind: 'buttons', buttons: [plainButton(t, 'goals', {})] },
      ],
      fallback: plain(head),
    };
  },
});
