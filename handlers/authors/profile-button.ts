import type { FormBlock } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';

interface Known {
  /** A conversation of hers that the reader may open; left out: there is none in which a profile could be opened. */
  ticketId: string | undefined;
  network: string;
  handle: string;
}

/** Opens the profile of somebody in a list. */
export function profileButton(t: Translate, { ticketId, network, handle }: Known): FormBlock[] {
  if (ticketId === undefined) return [];
  const label = t('form.influential.profile', { handle: t.handle(network, handle) });
  return [{ kind: 'buttons', buttons: [plainButton(t, 'profile', { ticketId }, label)] }];
}
