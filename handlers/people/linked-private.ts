import { RecadoError } from '#core/errors.ts';
import type { Actor, Right } from '#core/people.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Services } from '../context.ts';

type Deps = Pick<Services, 'store' | 'directory' | 'config'>;

/** What whoever answers somebody in public may also do where that person goes on in private. */
const following: readonly Right[] = ['read', 'answer', 'send'];
/** People whom a refusal names, so that she knows whom to ask. */
const NAMED = 3;

/**
 * The rule of who may act, widened by one case: whoever has the public conversation that a private one goes on with, or may answer
 * it, reads and answers the private one in forms of her own. The channel that holds it stays closed to her.
 * @throws RecadoError right.missing | right.not-in-channel | right.not-listed | right.closed-channel
 */
export async function mayActHere(
  deps: Deps,
  actor: Actor,
  { ticket, right }: { ticket: Ticket; right: Right },
): Promise<void> {
  try {
    return await deps.directory.mayAct(actor, ticket, right);
  } catch (error) {
    if (!(error instanceof RecadoError) || error.code !== 'right.not-in-channel' || !ticket.private) throw error;
    if (following.includes(right) && (await answersInPublic(deps, actor, ticket))) return;
    throw await closedChannel(deps, ticket, error);
  }
}

async function answersInPublic(
  { store, directory }: Deps,
  actor: Actor,
  { previousTicketId }: Ticket,
): Promise<boolean> {
  const before = previousTicketId === null ? null : await store.tickets.get(previousTicketId);
  if (!before || before.private) return false;
  try {
    // Whoever has it may have left the channel since: then it is no longer hers to go on with.
    await directory.mayAct(actor, before, 'answer');
    return true;
  } catch (error) {
    if (error instanceof RecadoError && error.code.startsWith('right.')) return false;
    throw error;
  }
}

/** Nobody can join a closed channel by herself: she is told who has it, and whom she can ask. */
async function closedChannel({ directory, config }: Deps, ticket: Ticket, error: RecadoError): Promise<RecadoError> {
  const [home] = ticket.route.channels;
  if (home === undefined || !(await directory.privateChannels()).has(home)) return error;
  const inside: string[] = [];
  for (const id of [...(ticket.owner === null ? [] : [ticket.owner]), ...Object.keys(config.people)]) {
    if (inside.length === NAMED) break;
    if (!inside.includes(id) && (id === ticket.owner || (await isInside(directory, id, ticket)))) inside.push(id);
  }
  return inside.length === 0
    ? error
    : new RecadoError('right.closed-channel', {
        params: { channel: home, approvers: inside.join(', ') },
        cause: error,
      });
}

async function isInside(directory: Deps['directory'], id: string, ticket: Ticket): Promise<boolean> {
  try {
    const row = await directory.person(id, directory.homeSurface(ticket));
    return row !== null && (await directory.isInChannelOf(row, ticket));
  } catch (error) {
    if (error instanceof RecadoError) return false;
    throw error;
  }
}
