import { asText } from '../json.ts';
import type { Json } from '../json.ts';
import type { DisconnectReason } from '../socket.ts';
import { HttpRefused } from '../http-delivery.ts';
import type { World } from '../world.ts';
import { ControlError, needChannel, needPerson, needText } from './who.ts';

const REASONS: readonly DisconnectReason[] = ['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'];

/** Sends every connection away, with a frame that says why, or with `drop` without a word. */
export function disconnect(world: World, body: Json): Json {
  const reason = REASONS.find((one) => one === (body['reason'] ?? 'refresh_requested'));
  if (!reason) throw new ControlError(400, `\`reason\` is one of: ${REASONS.join(', ')}.`);
  return { connections: world.delivery.hub.disconnect(reason, body['drop'] === true) };
}

/** Socket Mode, or signed HTTP to an address on this machine that answers Slack's challenge. */
export async function delivery(world: World, body: Json): Promise<Json> {
  if (body['mode'] === 'socket') {
    world.delivery.setUrl('');
    return { mode: 'socket' };
  }
  if (body['mode'] !== 'http') throw new ControlError(400, '`mode` is "socket" or "http".');
  const url = needText(body, 'url');
  if (!/^http:\/\/(127\.0\.0\.1|localhost):\d+\//.test(url))
    throw new ControlError(400, '`url` must be http on this machine, such as http://127.0.0.1:3000/slack/events.');
  try {
    if (!(await world.delivery.verify(url))) throw new ControlError(400, `${url} did not answer with the challenge.`);
  } catch (error) {
    if (error instanceof HttpRefused)
      throw new ControlError(400, `${url} could not be verified: ${error.reason}.`, error);
    throw error;
  }
  world.delivery.setUrl(url);
  return { mode: 'http', url };
}

/** Whether somebody answers here: connected, there and getting ready, or not running. */
export async function botState(world: World): Promise<Json> {
  if (world.delivery.connected()) return { state: 'connected' };
  return { state: (await world.deps.botAnswers?.()) ? 'starting' : 'away' };
}

export function status(world: World): Json {
  const waiting = world.db.prepare('SELECT count(*) AS n FROM slack_outbox').get()?.['n'];
  return {
    mode: world.delivery.url() ? 'http' : 'socket',
    url: world.delivery.url(),
    connections: world.delivery.hub.connections(),
    eventsWaiting: Number(waiting),
    refused: world.limits.refused(),
  };
}

/** A channel made by hand; without `bot: true` Recado is not in it. */
export function addChannel(world: World, body: Json): Json {
  const name = needText(body, 'name').replace(/^#/, '');
  if (!/^[a-z0-9_-]{1,80}$/.test(name))
    throw new ControlError(400, 'A channel name has small letters, digits, - and _.');
  if (world.team.findChannel(name)) throw new ControlError(409, `#${name} is already there.`);
  const members = (Array.isArray(body['members']) ? body['members'] : []).map(
    (one: unknown) => needPerson(world, one).id,
  );
  const { id } = world.team.addChannel(
    name,
    body['private'] === true ? 'private' : 'public',
    body['bot'] === true ? [...members, world.team.botUserId] : members,
  );
  world.changed();
  return { id, name };
}

/** Archives or renames a channel, or puts the bot in or out of it. */
export function changeChannel(world: World, id: unknown, body: Json): Json {
  const channel = needChannel(world, id);
  if (typeof body['archived'] === 'boolean') world.team.archive(channel.id, body['archived']);
  const name = asText(body['name']).replace(/^#/, '');
  if (name !== '' && name !== channel.name) {
    if (world.team.findChannel(name)) throw new ControlError(409, `#${name} is already there.`);
    world.team.rename(channel.id, name);
  }
  if (body['bot'] === true) world.team.join(channel.id, world.team.botUserId);
  if (body['bot'] === false) world.team.leave(channel.id, world.team.botUserId);
  for (const [field, move] of [
    ['join', world.team.join],
    ['leave', world.team.leave],
  ] as const) {
    if (asText(body[field]) !== '') move(channel.id, needPerson(world, body[field]).id);
  }
  world.changed();
  return { id: channel.id, name: name === '' ? channel.name : name };
}
