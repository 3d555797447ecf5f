import type { CardBlock } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import { plainButton } from '../cards/buttons.ts';
import { profileButton } from '../authors/profile-button.ts';
import { oneLine, shortNumber } from '../cards/format.ts';
import { accountName, authorName } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { withinScope } from '../people/read-scope.ts';
import { followersToday, type FollowersFacts, type NewFollower } from './followers.ts';

const PAGE = 6;
const BIO_MAX = 160;

type Looking = Pick<ActionContext, 't' | 'config' | 'store' | 'clock' | 'networks'>;

/** How many began to follow each account today, with the way to them. */
export async function followersBlocks(ctx: Looking): Promise<CardBlock[]> {
  const facts = await followersToday(ctx);
  return [
    ...facts.map((each): CardBlock => ({ kind: 'line', inlines: accountLine(ctx, each) })),
    ...(facts.length === 0 ? [{ kind: 'line' as const, inlines: [ours(ctx.t('followers.nowhere'))] }] : []),
    { kind: 'buttons', buttons: [plainButton(ctx.t, 'followers', {})] },
  ];
}

/** Who began to follow which account today, the most influential first, page by page. */
export async function followersForm(ctx: ActionContext, wanted: { page: number }): Promise<Form> {
  const { t } = ctx;
  const facts = await followersToday(ctx);
  const all = facts.flatMap((account): { account: FollowersFacts; person?: NewFollower; isFirst: boolean }[] =>
    account.people.length === 0
      ? [{ account, isFirst: true }]
      : account.people.map((person, index) => ({ account, person, isFirst: index === 0 })),
  );
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(all.length / PAGE)));
  const shown = all.slice((page - 1) * PAGE, page * PAGE);
  const tickets = await ctx.store.authors.newestTickets(
    [...new Set(shown.flatMap(({ person }) => person?.authorId ?? []))],
    withinScope(await ctx.directory.readable(ctx.actor)),
  );
  const turn = (to: number, label: 'button.more-lines' | 'button.fewer-lines'): ReturnType<typeof plainButton> =>
    plainButton(t, 'followers', { page: String(to) }, t(label));
  const turns = [
    ...(page > 1 ? [turn(page - 1, 'button.fewer-lines')] : []),
    ...(page * PAGE < all.length ? [turn(page + 1, 'button.more-lines')] : []),
  ];
  return {
    action: 'followers',
    meta: {},
    title: t('button.followers'),
    cancel: t('form.close'),
    blocks: [
      ...shown.flatMap(({ account, person, isFirst }, index): FormBlock[] => [
        ...(isFirst || index === 0 ? [headLine(ctx, account)] : []),
        ...(person ? personBlocks(ctx, person, tickets.get(person.authorId)) : []),
      ]),
      ...(facts.length === 0 ? [{ kind: 'line' as const, inlines: [ours(t('followers.nowhere'))] }] : []),
      { kind: 'divider' },
      { kind: 'context', inlines: [ours(t('followers.how'))] },
      ...(turns.length > 0 ? [{ kind: 'buttons' as const, buttons: turns }] : []),
    ],
  };
}

function headLine(ctx: ActionContext, account: FollowersFacts): FormBlock {
  return { kind: 'line', inlines: accountLine(ctx, account), strong: true };
}

function accountLine(
  { t, config }: Pick<Looking, 't' | 'config'>,
  { account, count, lookedAt, error }: FollowersFacts,
): ReturnType<typeof dotted> {
  return dotted(
    [foreign(accountName(config, account, t), 'bold')],
    [ours(t('followers.count', { count }))],
    lookedAt === null
      ? [ours(t('followers.not-yet'))]
      : sentence(t, 'heard.looked', { at: { kind: 'time', at: lookedAt } }),
    error === null ? null : [ours(t('heard.failed'))],
  );
}

function personBlocks({ t }: ActionContext, person: NewFollower, ticketId: string | undefined): FormBlock[] {
  const { network, handle, influence, followers, bio, url, followedAt } = person;
  const parts =
    influence === null || followers === null
      ? t('form.profile.no-followers', { network: t.network(network) })
      : [
          t('form.profile.reach', {
            followers: shortNumber(followers, t.language),
            usual: shortNumber(influence.usual, t.language),
          }),
          ...influence.halved.map((why) => t(`form.profile.${why}`)),
        ].join(' ');
  return [
    {
      kind: 'line',
      inlines: dotted(
        authorName(t, person),
        influence === null ? null : [ours(t('heard.influence', { score: influence.score }), 'bold')],
        [{ kind: 'time', at: followedAt, ago: true }],
        /^https?:\/\//.test(url)
          ? [{ kind: 'link', text: t('heard.there', { network: t.network(network) }), url }]
          : null,
      ),
    },
    { kind: 'context', inlines: [ours(parts)] },
    ...(bio === null || bio === '' ? [] : [{ kind: 'quote' as const, text: oneLine(bio, BIO_MAX) }]),
    // Who never wrote to us has no conversation in which a profile could be opened.
    ...profileButton(t, { ticketId, network, handle }),
  ];
}
