import type { Card, CardBlock } from '#core/card.ts';
import { channelLabel } from '#core/channels.ts';
import type { ThreadEntry } from '#core/ticket/changes.ts';
import type { TextKey, TextParams, Translate } from '#core/texts/index.ts';
import { catalogue } from '#core/texts/index.ts';
import { joined } from './format.ts';
import { accountName, customerName, type Drawing, person } from './people.ts';
import { foreign, ours, plain, sentence, type Piece } from './sentence.ts';
import { plainButton } from './buttons.ts';

type Event = Extract<ThreadEntry, { kind: 'event' }>;

/** The rules know ids, instants and keys; see params.ts in the core. */
const PEOPLE: ReadonlySet<string> = new Set(['owner', 'by', 'approvers', 'experts']);
const TIMES: ReadonlySet<string> = new Set(['since', 'at', 'until']);

/** A sentence that people must notice. Whoever must act is mentioned, within the sentence where it names her already. */
export function eventMessage(drawing: Drawing, event: Event, t: Translate): Card {
  const named = new Set<string>();
  const pieces = Object.fromEntries(
    Object.entries(event.params).map(([name, value]) => [name, piece(drawing, event, { t, name, value, named })]),
  );
  const said = sentence(t, event.key, { ...standing(drawing, t), ...pieces });
  const others = event.mention.filter((id) => !named.has(id));
  const inlines =
    others.length === 0
      ? said
      : [
          ...joined(
            t,
            others.map((id) => person(drawing, id, true)),
          ),
          ours(': '),
          ...said,
        ];
  const there = event.key === 'event.went-private' ? drawing.detail.ticket.marks?.wentPrivate : undefined;
  const read: CardBlock[] =
    there === undefined ? [] : [{ kind: 'buttons', buttons: [plainButton(t, 'read-private', { ticketId: there })] }];
  return { blocks: [{ kind: 'line', inlines }, ...read], fallback: plain(inlines) };
}

/** Values that any of these sentences may use without carrying them. */
function standing(drawing: Drawing, t: Translate): Record<string, Piece> {
  const { ticket, author } = drawing.detail;
  return {
    author: foreign(customerName(t, author)),
    network: t.network(ticket.network),
    account: accountName(drawing.config, ticket.account, t),
  };
}

function piece(
  drawing: Drawing,
  event: Event,
  { t, name, value, named }: { t: Translate; name: string; value: TextParams[string]; named: Set<string> },
): Piece {
  if (typeof value === 'number') return value;
  if (PEOPLE.has(name)) {
    const ids = value.split(', ').filter((id) => id !== '');
    if (ids.length === 1 && ids[0] === 'rule:none') return sentence(t, 'draft.no-rule');
    ids.forEach((id) => named.add(id));
    return joined(
      t,
      ids.map((id) => person(drawing, id, event.mention.includes(id))),
      'or',
    );
  }
  if (TIMES.has(name)) {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? foreign(value) : { kind: 'time', at };
  }
  if (name === 'channel') return channelLabel(drawing.config, value, drawing.surface);
  if (name === 'url' && /^https?:\/\//.test(value))
    return {
      kind: 'link',
      text: t('card.open-on-network', { network: t.network(drawing.detail.ticket.network) }),
      url: value,
    };
  if (name === 'state' && isKey(value)) return t(value);
  return foreign(value);
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(catalogue, key);
}
