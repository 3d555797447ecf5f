import { BotDownError } from '../../part.ts';
import type { Json } from '../json.ts';
import { NotAcknowledged } from '../socket.ts';
import type { Member } from '../team.ts';
import type { World } from '../world.ts';
import { ControlError, screenOf } from './who.ts';

const DOWN = 'Recado is not running, so nobody can answer. Start it with npm start and try again.';

/** What the person sees when the bot has done its part. */
export interface Outcome {
  ephemeral: Json[];
  view?: Json;
  errors?: Json;
}

/** Hands an interaction to the app and waits for its acknowledgement, as Slack does. @throws ControlError 503 | 504 */
export async function hand(world: World, type: 'interactive' | 'slash_commands', payload: Json): Promise<Json> {
  try {
    return await world.delivery.ask(type, payload);
  } catch (error) {
    if (!(error instanceof NotAcknowledged)) throw error;
    if (error.reason === 'timeout')
      throw new ControlError(
        504,
        'Recado did not acknowledge within three seconds; Slack shows a warning sign here.',
        error,
        'too-slow',
      );
    if (error.reason === 'no_connection') throw new ControlError(503, DOWN, error, 'bot-away');
    throw new ControlError(503, 'The connection to Recado ended before it acknowledged; try again.', error, 'cut-off');
  }
}

export function mustRun(world: World): void {
  if (!world.delivery.connected()) throw new ControlError(503, DOWN, undefined, 'bot-away');
}

/** With `wait: false` in the call, what is there once the app has acknowledged: a crowd that waited for rest would never see any. */
export async function settle(world: World, user: Member, since: string, body: Json = {}): Promise<Outcome> {
  try {
    if (body['wait'] !== false) await world.deps.botIdle();
  } catch (error) {
    if (error instanceof BotDownError) throw new ControlError(503, error.message, error, 'bot-away');
    throw error;
  }
  const view = world.views.top(user.id, screenOf(body))?.body;
  return { ephemeral: world.messages.ephemerals(user.id, since), view };
}
