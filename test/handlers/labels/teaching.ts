import { createPlanner } from '#core/intake/planner.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import type { Rig } from '../actions/rig.ts';

export const DEBITS = [
  'Me ha llegado un adeudo del banco que no reconozco',
  'Hay un adeudo doble en mi banco este mes',
  'No entiendo el adeudo que me ha pasado el banco',
];
export const ROOMS = [
  'El probador estaba lleno y nadie atendía',
  'Tuve que esperar media hora en la cola del probador',
  'La luz del probador no funciona y la cortina no cierra',
];
export const DEBIT = 'Tengo un adeudo en el banco que no es mío';

/** A person says of this message that it is of this area. */
export async function correct(rig: Rig, text: string, area: string, by = 'ULUCIA'): Promise<TicketDetail> {
  const detail = await rig.open({ text, area: null, channels: ['general'] });
  rig.clock.at = new Date(rig.clock.at.getTime() + 1000);
  await rig.press(by, 'label', { ticketId: detail.ticket.id, label: 'area', value: area });
  return detail;
}
/** Three corrections of each of two areas. */
export async function teach(rig: Rig): Promise<TicketDetail[]> {
  const taught: TicketDetail[] = [];
  for (const text of ROOMS) taught.push(await correct(rig, text, 'shops'));
  for (const text of DEBITS)
    taught.push(await correct(rig, text, 'billing', text === DEBITS.at(-1) ? 'UJOAO' : 'ULUCIA'));
  return taught;
}
/** What reading a message needs. */
type Planning = Parameters<typeof createPlanner>[0];

/** A message as it is taken in, by the planner of a process; the ticket that it opened. */
export async function takeIn(
  rig: Pick<Rig, 'store' | 'clock' | 'detail'> & { services: Planning },
  text: string,
  services = rig.services,
): Promise<TicketDetail> {
  const at = rig.clock.now();
  const nativeId = crypto.randomUUID();
  const message = {
    nativeId,
    currentId: nativeId,
    version: 0,
    kind: 'mention' as const,
    private: false,
    text,
    author: { nativeId: crypto.randomUUID(), handle: 'nadia', name: 'Nadia' },
    postedAt: at,
    url: `https://x.example/${nativeId}`,
    conversationId: nativeId,
    mentions: ['alba'],
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
  };
  await rig.store.inbox.add(
    [{ network: 'x', account: 'alba', brand: 'alba', event: { kind: 'message', eventKey: nativeId, message } }],
    at,
  );
  const plan = createPlanner(services, new Set());
  const opened: string[] = [];
  await rig.store.inbox.ingest(10, at, (event, known) => {
    const planned = plan(event, known, at);
    if (planned.kind === 'open') opened.push(planned.ticket.id);
    return planned;
  });
  return rig.detail(opened[0] ?? '');
}
