import type { Delivery } from '#core/ticket/delivery.ts';
import { statusOf, type Status } from '#core/ticket/status.ts';
import { findSent } from '../../../handlers/jobs/find-sent.ts';
import { sendReply } from '../../../handlers/jobs/send-reply.ts';
import type { Services } from '../../../handlers/context.ts';
import { message, type Rig } from './rig.ts';
import { written } from '../../support/written.ts';

export interface Ready {
  ticketId: string;
  deliveryId: string;
  draftId: string;
}

interface Sending {
  /** Carla's message, claimed, answered by a version that no rule stops, and Send pressed. */
  ready(): Promise<Ready>;
  press(ticketId: string, confirmed: boolean): Promise<Ready>;
  send(given: Ready, services?: Services): Promise<void>;
  look(given: Ready): Promise<void>;
  delivery(given: Ready): Promise<Delivery>;
  status(given: Ready): Promise<Status>;
}

/** All of it with the rig of the test, which may come later. */
export function sending(rigOf: () => Rig): Sending {
  async function ready(): Promise<Ready> {
    const { ticket } = await rigOf().takeIn(message());
    await rigOf().move(ticket.id, written());
    return press(ticket.id, false);
  }

  async function press(ticketId: string, confirmed: boolean): Promise<Ready> {
    rigOf().clock.at = new Date(rigOf().clock.at.getTime() + 1_000);
    const draft = (await rigOf().detail(ticketId)).drafts.at(-1);
    await rigOf().move(ticketId, {
      move: 'send',
      draftId: draft?.id ?? '',
      hash: draft?.approvedHash ?? '',
      confirmed,
    });
    const delivery = (await rigOf().detail(ticketId)).deliveries.at(-1);
    return { ticketId, deliveryId: delivery?.id ?? '', draftId: draft?.id ?? '' };
  }

  const send = ({ ticketId, deliveryId }: Ready, services?: Services): Promise<void> =>
    rigOf().run(sendReply, { ticketId, deliveryId }, services);
  const look = ({ ticketId, deliveryId }: Ready): Promise<void> => rigOf().run(findSent, { ticketId, deliveryId });
  async function delivery({ ticketId }: Ready): Promise<Delivery> {
    const found = (await rigOf().detail(ticketId)).deliveries.at(-1);
    if (!found) throw new Error('no delivery');
    return found;
  }
  const status = async ({ ticketId }: Ready) => statusOf(await rigOf().detail(ticketId));

  return { ready, press, send, look, delivery, status };
}
