import { accountName } from '../cards/people.ts';
import type { Button, Card, CardBlock, Inline } from '#core/card.ts';
import { channelLabel } from '#core/channels.ts';
import type { Config } from '#core/config/config.ts';
import type { Translate } from '#core/texts/index.ts';
import type { ChannelLoss } from './channel.ts';
import { foreign, ours, plain, sentence, type Piece } from '../cards/sentence.ts';
import type { AlertRow, AlertStore } from '../../store/chat-posts/alerts.ts';
import type { AccountRow } from '../../store/accounts/accounts.ts';
import { plainButton } from '../cards/buttons.ts';

export type Came = Awaited<ReturnType<AlertStore['cameBetween']>>;

const LOSSES = ['archived', 'removed', 'closed', 'gone'] as const satisfies readonly ChannelLoss[];

export interface AlertFacts {
  /** Answers that wait for the access. */
  waiting: number;
  brokenFor: AccountRow['brokenFor'];
  /** Somebody can let us in to it from the chat. */
  canConnect?: boolean;
  /** For a channel: numbers of the conversations that live there, longest waiting first. */
  living?: readonly number[];
  /** For a gap: what came. */
  came: Came | null;
}

export interface AlertLook {
  config: Config;
  t: Translate;
  /** Of the chat that shows it: what stands before a word to us in a channel. */
  commandPrefix: string;
  /** Of the chat that the alert is about, if it is about one: it shows channels only once the app is added to their team. */
  channelsMayComeLater: boolean;
}

/** What stands in the managers' channel about an account; drawn anew whenever something of it changes. */
export function drawAlert(alert: AlertRow, facts: AlertFacts, look: AlertLook): Card {
  const { config, t } = look;
  const common = {
    network: t.network(alert.network),
    account: foreign(accountName(config, alert.account, t)),
    since: timeOf(alert.params['since']),
    until: alert.clearedAt ? time(alert.clearedAt) : timeOf(alert.params['until']),
  };
  switch (alert.kind) {
    case 'no-access':
      return alert.clearedAt
        ? card(sentence(t, 'alert.no-access.over', common))
        : card(sentence(t, 'alert.no-access', common), [
            line(t(facts.brokenFor === 'publishing' ? 'alert.no-access.means-publish' : 'alert.no-access.means')),
            ...(facts.waiting > 0 ? [line(t('alert.no-access.waiting', { count: facts.waiting }))] : []),
            {
              kind: 'context',
              inlines: sentence(t, facts.canConnect ? 'alert.no-access.todo-connect' : 'alert.no-access.todo', common),
            },
            {
              kind: 'buttons',
              buttons: [
                // A token that died comes back by itself only where its owner mends it elsewhere.
                ...(facts.canConnect ? [reconnectButton(t, alert.account)] : []),
                plainButton(t, 'probe', { network: alert.network, account: alert.account }),
              ],
            },
          ]);
    case 'access-ends':
      return endsCard(alert, { ...common, until: timeOf(alert.params['until']) }, facts, t);
    case 'quiet':
      return alert.clearedAt
        ? card(sentence(t, 'alert.quiet.over', common))
        : card(sentence(t, 'alert.quiet', common), [
            {
              kind: 'context',
              inlines: sentence(t, 'alert.quiet.means', { ...common, minutes: Number(alert.params['minutes'] ?? 0) }),
            },
          ]);
    case 'channel':
      return channelCard(
        alert,
        facts.living ?? [],
        { ...common, channel: foreign(channelLabel(config, alert.account, alert.network)) },
        look,
      );
    case 'owner':
      return ownerCard(alert, t);
    case 'listening':
      return alert.clearedAt
        ? card(sentence(t, 'alert.listening.over', common))
        : card(sentence(t, 'alert.listening', { ...common, perDay: Number(alert.params['perDay'] ?? 0) }), [
            { kind: 'context', inlines: [ours(t('alert.listening.means'))] },
          ]);
    case 'quotes-spent':
    case 'snapshots-spent':
    case 'followers-spent':
      return alert.clearedAt
        ? card(sentence(t, `alert.${alert.kind}.over`, common))
        : card(sentence(t, `alert.${alert.kind}`, { ...common, perDay: Number(alert.params['perDay'] ?? 0) }), [
            { kind: 'context', inlines: [ours(t('alert.spent.means'))] },
          ]);
    case 'hand-over':
      return handOverCard(alert, look);
    case 'gap':
      return gapCard(facts.came ?? { waiting: 0, failed: 0, channels: [] }, common, {
        ...look,
        surface: alert.surface,
      });
    default:
      return alert.kind satisfies never;
  }
}

function endsCard(
  { account, clearedAt }: AlertRow,
  common: { network: string; account: Piece; until: Inline },
  { canConnect }: AlertFacts,
  t: Translate,
): Card {
  if (clearedAt) return card(sentence(t, 'alert.access-ends.over', common));
  return card(sentence(t, 'alert.access-ends', common), [
    line(t('alert.access-ends.means')),
    ...(canConnect
      ? [
          { kind: 'context' as const, inlines: sentence(t, 'alert.access-ends.todo', common) },
          {
            kind: 'buttons' as const,
            buttons: [reconnectButton(t, account)],
          },
        ]
      : []),
  ]);
}

function reconnectButton(t: Translate, account: string): Button {
  return { ...plainButton(t, 'connect', { account }, t('button.reconnect')), style: 'primary' };
}

/** Enough to find them; the count says how many there are. */
const NUMBERS_SHOWN = 12;

export function numbersShown(numbers: readonly number[]): string {
  return numbers.slice(0, NUMBERS_SHOWN).join(', ') + (numbers.length > NUMBERS_SHOWN ? '…' : '');
}

/** Told once: what she had is offered again by then. */
function ownerCard({ params }: AlertRow, t: Translate): Card {
  const owner = foreign(String(params['name'] ?? ''));
  const held = { count: Number(params['count'] ?? 0), numbers: String(params['numbers'] ?? '') };
  return card(sentence(t, params['why'] === 'chat' ? 'alert.owner.chat' : 'alert.owner.configuration', { owner }), [
    line(t('alert.owner.held', held)),
    { kind: 'context', inlines: [ours(t('alert.owner.todo'))] },
  ]);
}

/** Told where they are now; each has its card there. */
function handOverCard({ params, surface }: AlertRow, { config, t }: AlertLook): Card {
  const from = String(params['from'] ?? '')
    .split(', ')
    .map((channel) => channelLabel(config, channel, surface))
    .join(', ');
  return card(sentence(t, 'alert.hand-over', { count: Number(params['count'] ?? 0), channel: foreign(from) }), [
    { kind: 'line', inlines: sentence(t, 'alert.hand-over.which', { numbers: String(params['numbers'] ?? '') }) },
    { kind: 'context', inlines: sentence(t, 'alert.hand-over.oldest', { since: timeOf(params['since']) }) },
  ]);
}

function channelCard(
  alert: AlertRow,
  living: readonly number[],
  common: Record<string, Piece>,
  { t, channelsMayComeLater }: AlertLook,
): Card {
  if (alert.clearedAt) return card(sentence(t, 'alert.channel.over', common));
  const why = LOSSES.find((each) => each === alert.params['why']) ?? 'gone';
  const numbers = numbersShown(living);
  return card(sentence(t, 'alert.channel', common), [
    line(t(`alert.channel.${why}`)),
    ...(living.length > 0 ? [line(t('alert.channel.living', { count: living.length, numbers }))] : []),
    {
      kind: 'context',
      inlines: sentence(t, channelsMayComeLater ? 'alert.channel.todo.teams' : `alert.channel.todo.${why}`, common),
    },
  ]);
}

function gapCard(
  { failed, channels }: Came,
  common: Record<string, Piece>,
  { config, t, surface, commandPrefix }: AlertLook & { surface: string },
): Card {
  const count = channels.reduce((sum, each) => sum + each.count, 0);
  return card(sentence(t, 'alert.gap', { ...common, came: t('alert.gap.came', { count }) }), [
    ...channels.map((each) =>
      line(t('alert.gap.channel', { channel: channelLabel(config, each.channel, surface), count: each.count })),
    ),
    ...(failed > 0 ? [line(t('alert.gap.failed', { count: failed, command: `${commandPrefix}dead` }))] : []),
  ]);
}

function card(title: Inline[], rest: CardBlock[] = []): Card {
  return { blocks: [{ kind: 'title', inlines: title }, ...rest], fallback: plain(title) };
}

function line(text: string): CardBlock {
  return { kind: 'line', inlines: [ours(text)] };
}

function time(at: Date): Inline {
  return { kind: 'time', at };
}

function timeOf(value: string | number | undefined): Inline {
  const at = new Date(value ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? ours('?') : time(at);
}
