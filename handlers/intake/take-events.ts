import type { InboundEvent } from '#core/message.ts';
import type { Services } from '../context.ts';
import { noteContact } from './contact.ts';

/** Whose events they are. */
export interface Sender {
  network: string;
  account: string;
  brand: string;
}

type TakingServices = Pick<Services, 'clock' | 'log' | 'metrics'> & {
  store: Pick<Services['store'], 'inbox' | 'accounts' | 'alerts'>;
};

/**
 * Takes in what a network told of an account, whichever way it came: committed to the inbox before this returns, each event once,
 * counted, and noted as contact. Gives how many were new.
 */
export async function takeEvents(
  services: TakingServices,
  of: Sender,
  events: readonly InboundEvent[],
  { by, at }: { by: 'poll' | 'webhook'; at: Date },
): Promise<number> {
  const { network, account } = of;
  const fresh = await putIn(services, of, events, at);
  const hasMessage = fresh > 0 && events.some(({ kind }) => kind === 'message');
  // A look is contact although it brings nothing; a call proves only what it brought.
  const isLook = by === 'poll';
  if (isLook || hasMessage) await noteContact(services, { network, account }, { at, pulled: isLook, data: hasMessage });
  if (fresh > 0) services.metrics.messagesIn(network, by, fresh);
  return fresh;
}

/** The same for what we looked up ourselves, of messages that came before: it is no sign that new ones come. */
export async function putIn(
  { store, log }: { store: Pick<Services['store'], 'inbox'>; log: Services['log'] },
  of: Sender,
  events: readonly InboundEvent[],
  at: Date,
): Promise<number> {
  if (events.length === 0) return 0;
  const fresh = await store.inbox.add(
    events.map((event) => ({ network: of.network, account: of.account, brand: of.brand, event })),
    at,
  );
  if (fresh > 0)
    log.debug({ account: of.account, fresh, events: events.map(({ eventKey }) => eventKey) }, 'events came in');
  return fresh;
}
