import type { CardBlock, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Speaker } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { oneLine } from '../cards/format.ts';
import { accountName, authorName } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { chartBlock } from '../pictures/chart-block.ts';
import { heardFacts, volumeChart, type HeardFacts, type HeardPost, type HeardWatch } from './heard.ts';

const PAGE = 6;
const TEXT_MAX = 280;

type Looking = Pick<ActionContext, 't' | 'config' | 'actor'>;

/** What was heard today: a line for each watch, with the way to its posts. */
export async function heardBlocks(ctx: Looking & Pick<ActionContext, 'store' | 'clock'>): Promise<CardBlock[]> {
  const { t, actor } = ctx;
  const facts = await heardFacts(ctx);
  if (facts.watches.length === 0) return [{ kind: 'line', inlines: [ours(t('heard.nothing-configured'))] }];
  return [
    ...facts.watches.flatMap((watch): CardBlock[] => [
      { kind: 'line', inlines: watchLine(ctx, watch) },
      {
        kind: 'buttons',
        buttons: [
          plainButton(t, 'heard', { account: watch.account, watch: watch.watch }, t('heard.see', { name: watch.name })),
        ],
      },
    ]),
    ...(actor.rights.has('manage') ? budgetBlocks(ctx, facts) : []),
  ];
}

/** How much of today's reading is spent. */
function budgetBlocks(
  { t, config }: Pick<Looking, 't' | 'config'>,
  { accounts }: HeardFacts,
): Extract<CardBlock, { kind: 'context' }>[] {
  return accounts.map(({ account, perDay, taken, error, lookedAt }) => ({
    kind: 'context' as const,
    inlines: dotted(
      sentence(t, 'heard.budget', { account: foreign(accountName(config, account, t)), taken, perDay }),
      lookedAt === null ? null : sentence(t, 'heard.looked', { at: { kind: 'time', at: lookedAt } }),
      error === null ? null : [ours(t('heard.failed'))],
    ),
  }));
}

function watchLine({ t, config }: Looking, { account, name, count, negative, positive }: HeardWatch): Inline[] {
  return dotted(
    [foreign(name, 'bold')],
    [foreign(accountName(config, account, t))],
    [ours(t('heard.count', { count }))],
    negative > 0 ? [ours(t('heard.negative', { count: negative }))] : null,
    positive > 0 ? [ours(t('heard.positive', { count: positive }))] : null,
  );
}

/** One watch: how much was said in two weeks, and today's posts, the most influential first. `told` is what came of a press in it. */
export async function heardForm(
  ctx: ActionContext,
  wanted: { account: string; watch: string; page: number },
  told?: string,
): Promise<Form> {
  const { t, actor } = ctx;
  const facts = await heardFacts(ctx);
  const watch = facts.watches.find((each) => each.account === wanted.account && each.watch === wanted.watch);
  const shown = watch?.posts ?? [];
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(shown.length / PAGE)));
  const from = (page - 1) * PAGE;
  const turn = (to: number, label: 'button.more-lines' | 'button.fewer-lines'): ReturnType<typeof plainButton> =>
    plainButton(t, 'heard', { account: wanted.account, watch: wanted.watch, page: String(to) }, t(label));
  const turns = [
    ...(page > 1 ? [turn(page - 1, 'button.fewer-lines')] : []),
    ...(from + PAGE < shown.length ? [turn(page + 1, 'button.more-lines')] : []),
  ];
  const picture =
    watch && page === 1 ? await chartBlock(ctx, { surface: actor.surface, chart: volumeChart(t, watch), t }) : null;
  return {
    action: 'heard',
    meta: { account: wanted.account, watch: wanted.watch },
    title: t('heard.title'),
    cancel: t('form.close'),
    blocks: [
      ...(told === undefined ? [] : [{ kind: 'line' as const, strong: true as const, inlines: [ours(told)] }]),
      ...(watch
        ? [{ kind: 'line' as const, inlines: watchLine(ctx, watch) }]
        : [{ kind: 'line' as const, inlines: [ours(t('heard.nothing-configured'))] }]),
      ...(picture ? [picture] : []),
      ...(watch && shown.length === 0 ? [{ kind: 'line' as const, inlines: [ours(t('heard.none'))] }] : []),
      ...shown.slice(from, from + PAGE).flatMap((post) => postBlocks(t, post)),
      ...(actor.rights.has('manage') ? budgetBlocks(ctx, facts) : []),
      ...(turns.length > 0 || actor.rights.has('manage')
        ? [
            {
              kind: 'buttons' as const,
              buttons: [
                ...turns,
                ...(actor.rights.has('manage')
                  ? [plainButton(t, 'listen-now', { account: wanted.account, watch: wanted.watch })]
                  : []),
              ],
            },
          ]
        : []),
    ],
  };
}

function postBlocks(t: Speaker, post: HeardPost): FormBlock[] {
  const { network, influence, postedAt, sentiment, text, url, ticketId, number, messageId } = post;
  return [
    { kind: 'divider' },
    {
      kind: 'line',
      inlines: dotted(
        authorName(t, post),
        influence === null ? null : [ours(t('heard.influence', { score: influence }))],
        sentiment === 'negative' || sentiment === 'positive' ? [ours(t(`label.sentiment.${sentiment}`))] : null,
        [{ kind: 'time', at: postedAt, ago: true }],
        /^https?:/.test(url) ? [{ kind: 'link', text: t('heard.there', { network: t.network(network) }), url }] : null,
      ),
    },
    { kind: 'quote', text: oneLine(text, TEXT_MAX) },
    ticketId === null
      ? { kind: 'buttons', buttons: [plainButton(t, 'open-heard', { messageId })] }
      : { kind: 'context', inlines: [ours(t('heard.is-open', { number: number ?? 0 }))] },
  ];
}
