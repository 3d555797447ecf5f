import { responseUrl } from '../hooks.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';
import { hand, mustRun, settle } from './settle.ts';
import type { Outcome } from './settle.ts';
import { actor, ControlError, mustSee, needChannel, needPerson, needText, teamFacts } from './who.ts';

/** What the app adds to the menu of every message. */
export function shortcuts(world: World): { name: string; callbackId: string }[] {
  return [...world.manifest.shortcuts];
}

/** Chooses one of them in the menu of a message, whoever wrote it. */
export async function shortcut(world: World, body: Json): Promise<Outcome> {
  const user = needPerson(world, body['user']);
  const channel = needChannel(world, body['channel'], user);
  mustSee(world, channel, user);
  const callbackId = needText(body, 'callbackId');
  const known = world.manifest.shortcuts.map((one) => one.callbackId);
  if (!known.includes(callbackId))
    throw new ControlError(404, `There is no shortcut "${callbackId}"; there is: ${known.join(', ')}.`);
  const ts = needText(body, 'ts');
  const message = world.messages.get(channel.id, ts);
  if (!message) throw new ControlError(404, 'There is no such message.', undefined, 'message-gone');
  mustRun(world);
  const since = world.newTs();
  const response = world.handles.response({
    channel: channel.id,
    user: user.id,
    ts,
    ephemeral: false,
    thread: message.thread || undefined,
  });
  await hand(world, 'interactive', {
    type: 'message_action',
    callback_id: callbackId,
    ...teamFacts(world),
    user: actor(world, user),
    trigger_id: world.handles.trigger(user.id),
    response_url: responseUrl(world, response),
    message_ts: ts,
    action_ts: world.newTs(),
    is_enterprise_install: false,
    enterprise: null,
    channel: {
      id: channel.id,
      name: channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name,
    },
    message: world.messages.shown(message),
  });
  return settle(world, user, since);
}
