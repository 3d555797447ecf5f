import type { Form, FormBlock } from '#core/form.ts';
import type { Goal } from '#core/reports/goals.ts';
import { plainButton } from '../cards/buttons.ts';
import { accountName } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { goalLine, goalName, stateText, whyText } from './words.ts';

/** More than these nobody follows; and a form of a chat ends at a hundred blocks. */
export const MOST_GOALS = 20;
const LATE = new Set(['late', 'missed']);

/** Every goal that has not ended, those that need somebody first. */
export async function goalsForm(ctx: ActionContext): Promise<Form> {
  const { t, store, config, actor } = ctx;
  const [goals, snapshots] = await Promise.all([store.goals.underWay(), store.snapshots.newest()]);
  const people = await store.people.get(goals.map(({ owner }) => owner));
  const rank = ({ standing }: Goal): number => (standing !== null && LATE.has(standing.state) ? 0 : 1);
  const shown = goals.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_GOALS);
  const asked = new Set(goals.flatMap(({ measure, account }) => (measure.kind === 'metric' ? (account ?? []) : [])));
  const looked = snapshots.filter(({ account }) => asked.has(account));
  return {
    action: 'goals',
    meta: {},
    title: t('goal.title'),
    cancel: t('form.close'),
    blocks: [
      ...(goals.length === 0 ? [{ kind: 'line' as const, inlines: [ours(t('goal.none'))] }] : []),
      ...shown.flatMap((goal, index): FormBlock[] => [
        ...(index > 0 ? [{ kind: 'divider' as const }] : []),
        ...goalBlocks(ctx, goal, people.get(goal.owner)?.name ?? config.people[goal.owner]?.name ?? goal.owner),
      ]),
      ...(goals.length > 0
        ? [{ kind: 'divider' as const }, { kind: 'context' as const, inlines: [ours(t('goal.note'))] }]
        : []),
      ...looked.map(({ account, calls }) => ({
        kind: 'context' as const,
        inlines: sentence(t, 'goal.calls', { account: foreign(accountName(config, account, t)), count: calls }),
      })),
      {
        kind: 'buttons',
        buttons: [
          ...(goals.length < MOST_GOALS
            ? [{ ...plainButton(t, 'edit-goal', {}, t('button.new-goal')), style: 'primary' as const }]
            : []),
          ...(actor.rights.has('report') ? [plainButton(t, 'report-means', {})] : []),
        ],
      },
    ],
  };
}

function goalBlocks({ t, config }: ActionContext, goal: Goal, owner: string): FormBlock[] {
  const { id, standing, measure } = goal;
  return [
    { kind: 'line', inlines: [foreign(goalName(config, t, goal), 'bold')] },
    { kind: 'line', inlines: goalLine(t, goal, { standing, owner }) },
    ...(standing === null
      ? []
      : [
          {
            kind: 'line' as const,
            strong: LATE.has(standing.state) ? (true as const) : undefined,
            inlines: dotted([ours(stateText(t, measure, standing))], whyText(t, standing.why)),
          },
          {
            kind: 'context' as const,
            inlines: sentence(t, 'goal.looked', { at: { kind: 'time', at: new Date(standing.at), ago: true } }),
          },
        ]),
    { kind: 'buttons', buttons: [plainButton(t, 'edit-goal', { goal: id }), plainButton(t, 'end-goal', { goal: id })] },
  ];
}
