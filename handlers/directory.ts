import type { ApprovalRule } from '#core/draft.ts';
import type { Actor } from '#core/people.ts';
import type { Ticket } from '#core/ticket.ts';
import type { PersonRow } from '../store/types.ts';

/** Who is who, where she may act, and which chat channel a key means. */
export interface Directory {
  /** The person behind a chat user; @throws RecadoError right.guest for guests, strangers, bots and removed people. */
  actor(surface: string, userId: string): Promise<Actor>;
  /** @throws RecadoError right.missing | right.not-in-channel | right.not-listed */
  mayAct(actor: Actor, ticket: Ticket, right: import('#core/people.ts').Right): Promise<void>;
  /** Chat channel id of a configured channel on a surface. */
  channelId(surface: string, channelKey: string): Promise<string>;
  /** Surface that holds a ticket's home card (the first surface of its first channel). */
  homeSurface(ticket: Ticket): string;
  /** Who approves by rule `by`, as person ids. */
  approvers(by: import('#core/config.ts').ApprovalConfig['by'], ticket: Ticket): Promise<string[]>;
  /** Person row for an id, looked up on the surface when it was never seen (so that she can be mentioned). */
  person(id: string, surface: string): Promise<PersonRow | null>;
}
export type { ApprovalRule };
