import { expect } from 'vitest';
import { approvalHash } from '#core/ticket/approval.ts';
import type { Form } from '#core/form.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import type { Rig } from './rig.ts';

export const ANSWER = 'Hola, Carla: ya hemos devuelto el segundo cobro.';

export function fieldOf(form: Form | undefined, name: string) {
  return form?.blocks.flatMap((block) => (block.kind === 'field' && block.field.name === name ? [block.field] : []))[0];
}

/** A version by Lucía that waits for the experts of the area, or is ready where nobody must approve. */
export async function waiting(
  rig: Rig,
  over: Parameters<Rig['open']>[0] = {},
  text = ANSWER,
): Promise<{ detail: TicketDetail; seen: { ticketId: string; draftId: string; hash: string } }> {
  const { ticket } = await rig.open(over);
  await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
  const { reply } = await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text, next: 'ask' });
  expect(reply).toEqual({ kind: 'close' });
  const detail = await rig.detail(ticket.id);
  const draft = detail.drafts.at(-1);
  if (!draft) throw new Error('no draft');
  return { detail, seen: { ticketId: ticket.id, draftId: draft.id, hash: approvalHash(draft) } };
}
