import type { Card } from '#core/card.ts';
import type { Outgoing } from './activity.ts';
import type { Ways } from './ways.ts';

/** Where the card will stand and what it must carry. */
export interface Drawing {
  /** Stands in an invisible element, so that `find` sees it again. */
  opId?: string;
}

/** A card as one activity. */
export function toMessage(card: Card, _ways: Pick<Ways, 'clock' | 'dialogs' | 'opensForm' | 'language' | 'timeZone'>, _drawing: Drawing = {}): Outgoing {
  const body = card.blocks.flatMap((block) => ('inlines' in block ? [{ type: 'TextBlock', wrap: true, text: block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('') }] : []));
  return { type: 'message', summary: card.fallback, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', body } }] };
}

/** The operation that a card of ours carries; undefined where it carries none. */
export function opIdOf(_content: unknown): string | undefined {
  return undefined;
}
