import { languages, type Language } from '#core/config/config.ts';
import type { FormBlock } from '#core/form.ts';
import type { Hold } from '#core/holds/hold.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { plainButton } from '../cards/buttons.ts';
import type { Services } from '../context.ts';
import { firstName } from '../forms/opening.ts';
import { holdLine } from './switch-blocks.ts';
import { refsOf } from './look.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

interface Pinned {
  hold: Hold;
  language: Language;
  /** With the customer's name. */
  text: string;
}

/** The holding statement in the customer's language; null where none is pinned, or not in that language. */
export async function statementFor(
  { store, config, texts }: Pick<Services, 'store' | 'config' | 'texts'>,
  { ticket, author, holds }: Pick<TicketDetail, 'ticket' | 'author' | 'holds'>,
): Promise<Pinned | null> {
  const hold = (holds ?? (await store.holds.on(ticket.brand))).find(({ kind }) => kind === 'statement');
  const language = spokenTo(config, ticket);
  const text = language && hold?.texts[language];
  if (hold === undefined || text === undefined || language === undefined) return null;
  const name = firstName(author, texts.in(language));
  return { hold, language, text: text.replaceAll('{name}', () => name) };
}

/** As an answer begins: her own language where the brand speaks it, else the brand's first. */
function spokenTo(
  { brands }: Services['config'],
  { brand, language }: Pick<Ticket, 'brand' | 'language'>,
): Language | undefined {
  const spoken = brands[brand]?.languages ?? [];
  return languages.find((code) => code === language && spoken.includes(code)) ?? spoken[0];
}

/** Offered first, above the box of an answer. */
export async function statementBlocks(
  services: Pick<Services, 'store' | 'config' | 'texts' | 'directory'>,
  detail: TicketDetail,
  { t, surface }: { t: Translate; surface: string },
): Promise<FormBlock[]> {
  const pinned = await statementFor(services, detail);
  if (!pinned) return [];
  const refs = await refsOf(services, surface, [pinned.hold.by]);
  return [
    { kind: 'line', inlines: holdLine(pinned.hold, refs, t), strong: true },
    { kind: 'quote', text: pinned.text },
    { kind: 'buttons', buttons: [plainButton(t, 'use-statement', { ticketId: detail.ticket.id })] },
  ];
}
