import type { Card, CardBlock, Inline } from '#core/card.ts';
import { channelLabel } from '#core/channels.ts';
import { statusOf } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { button, plainButton } from './buttons.ts';
import type { Drawing } from './people.ts';
import { DOT, dotted, ours, sentence } from './sentence.ts';
import { statusWord } from './status-lines.ts';

/** What a public channel is told of a private message: that there is one and where it is, never who wrote it or what. */
export function hintCard({ detail, config, surface }: Drawing, link: string | null, t: Translate): Card {
  const { ticket } = detail;
  const status = statusOf(detail);
  const [home = ''] = ticket.route.channels;
  const title = t('private.hint', { network: t.network(ticket.network) });
  const channel = channelLabel(config, home, surface);
  return {
    blocks: [
      { kind: 'title', inlines: [ours(title, 'bold'), ours(` · ${statusWord(status, t)}`, 'muted')] },
      {
        kind: 'context',
        inlines: dotted(
          [ours(t('card.ticket-number', { number: ticket.number }))],
          sentence(t, 'card.home-link', { channel }),
          link === null ? null : [{ kind: 'link', text: t('card.home-thread'), url: link }],
        ),
      },
      { kind: 'buttons', buttons: [button(t, 'read-private', { detail, status })] },
    ],
    fallback: title,
  };
}

/**
 * The same message without a word that a customer, an expert or a draft says, for a channel that everybody may read: quotes,
 * answers, pictures, foreign names, links and whatever was read from the words are taken out; sentences of ours and buttons stay, and one leads those who may to the words.
 */
export function withoutWords(card: Card, ticketId: string, t: Translate): Card {
  const blocks = card.blocks.flatMap((block): CardBlock[] => {
    switch (block.kind) {
      case 'quote':
      case 'answer':
        return [{ kind: 'context', inlines: [ours(t('private.hidden'))] }];
      case 'image':
        return [];
      case 'title':
      case 'line':
      case 'context':
        return [{ ...block, inlines: withoutDots(block.inlines.flatMap((inline) => hidden(inline, t))) }];
      case 'divider':
      case 'buttons':
        return [block];
      default:
        return block satisfies never;
    }
  });
  const isCut = card.blocks.some(({ kind }) => kind === 'quote' || kind === 'answer');
  const read: CardBlock = { kind: 'buttons', buttons: [plainButton(t, 'read-private', { ticketId })] };
  return { blocks: isCut ? [...blocks, read] : blocks, fallback: t('private.fallback') };
}

function hidden(inline: Inline, t: Translate): Inline[] {
  if (inline.kind === 'foreign') return [{ kind: 'text', text: t('private.somebody'), style: 'muted' }];
  return inline.kind === 'link' || (inline.kind === 'text' && inline.derived) ? [] : [inline];
}

/** Dots that part nothing any more. */
function withoutDots(inlines: Inline[]): Inline[] {
  const isDot = (at: number): boolean => {
    const inline = inlines[at];
    return inline?.kind === 'text' && inline.text === DOT;
  };
  return inlines.filter((_, at) => !isDot(at) || (at > 0 && at < inlines.length - 1 && !isDot(at - 1)));
}
