import type { Inline, PersonRef } from '#core/card.ts';
import type { Config } from '#core/config/config.ts';
import type { Translate } from '#core/texts/index.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { foreign, ours } from './sentence.ts';

/** What a card is drawn with besides the ticket. */
export interface Drawing {
  detail: TicketDetail;
  config: Config;
  /** Surface that will show it: a person's chat id is only good there. */
  surface: string;
}

export function personRef({ detail, config, surface }: Drawing, id: string): PersonRef {
  const row = detail.people.get(id);
  const name = row?.name ?? config.people[id]?.name ?? id;
  return row && row.surface === surface ? { id, name, userId: row.userId } : { id, name };
}

/** Her name; with `mention` she is notified. */
export function person(drawing: Drawing, id: string, mention = false): Inline[] {
  return [{ kind: 'person', person: personRef(drawing, id), mention }];
}

/** How an account of ours is written on its network; one that is no longer configured goes by its key. */
export function accountName(config: Pick<Config, 'brands'>, account: string, t: Translate): string {
  const found = Object.values(config.brands).flatMap(({ accounts }) => accounts[account] ?? [])[0];
  return found ? t.handle(found.network, found.handle) : account;
}

/** "Carla Ruiz @carla_ruiz"; some networks give people a name and no handle, others a handle and no name. */
export function authorName(
  t: Translate,
  { network, name, handle }: { network: string; name: string; handle: string },
  style?: 'muted',
): Inline[] {
  const written = t.handle(network, handle);
  return name.trim() === '' || name === written
    ? [foreign(written, 'bold')]
    : [foreign(name, 'bold'), ours(' '), foreign(written, style)];
}

/** What sentences call her: her name, or what stands in its place where the network gives people none. */
export function customerName(
  t: Pick<Translate, 'handle'>,
  { network, name, handle }: { network: string; name: string; handle: string },
): string {
  return name.trim() === '' ? t.handle(network, handle) : name;
}

/** "@carla_ruiz" where there are handles; where people are known by a number or only by their name, the name. */
export function shortName(
  t: Translate,
  { network, name, handle }: { network: string; name: string; handle: string },
): string {
  const written = t.handle(network, handle);
  return written.startsWith('@') || name.trim() === '' ? written : name;
}
