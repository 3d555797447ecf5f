import { elementsOf } from '../blocks/index.ts';
import { responseUrl } from '../hooks.ts';
import { asList, asText, compact, isJson } from '../json.ts';
import type { Json } from '../json.ts';
import { blocksOf } from '../messages.ts';
import type { Member } from '../team.ts';
import type { World } from '../world.ts';
import { hand, mustRun, settle } from './settle.ts';
import type { Outcome } from './settle.ts';
import { BadChoice, fillState, stateOf } from './values.ts';
import { actor, ControlError, formGone, needChannel, needPerson, needText, screenOf, teamFacts } from './who.ts';

interface Place {
  blocks: Json[];
  earlier?: Json[];
  where: string;
  facts(): Json;
  view?: string;
}

/**
 * Presses a button, or chooses in a menu, of a message or form that is really there. A button that an edit has taken away can
 * still be pressed: the edit reaches a person's screen a moment later.
 */
export async function click(world: World, body: Json): Promise<Outcome> {
  const user = needPerson(world, body['user']);
  const actionId = needText(body, 'actionId');
  const place = asText(body['viewId']) === '' ? inMessage(world, body, user) : inView(world, body, user);
  const { blockId, element } = findElement(place, actionId, body['value']);
  const action = describeAction(world, element, body);
  mustRun(world);
  const since = world.newTs();
  const payload = {
    type: 'block_actions',
    user: actor(world, user),
    ...teamFacts(world),
    trigger_id: world.handles.trigger(user.id, place.view, screenOf(body)),
    ...place.facts(),
    actions: [compact({ action_id: element['action_id'], block_id: blockId, ...action, action_ts: world.newTs() })],
  };
  await hand(world, 'interactive', payload);
  return settle(world, user, since, body);
}

function findElement(place: Place, actionId: string, value: unknown): { blockId: string; element: Json } {
  const named = [...elementsOf(place.blocks), ...elementsOf(place.earlier ?? [])].filter(
    ({ element }) => element['action_id'] === actionId,
  );
  const found = value === undefined ? named : named.filter(({ element }) => element['value'] === value);
  const one = found[0];
  if (one) return one;
  const others = [...new Set(elementsOf(place.blocks).map(({ element }) => asText(element['action_id'])))].join(', ');
  throw new ControlError(
    404,
    `There is no "${actionId}" ${value === undefined ? '' : 'with that value '}on ${place.where}${others ? `; it has: ${others}` : ''}.`,
  );
}

function describeAction(world: World, element: Json, body: Json): Json {
  const type = asText(element['type']);
  if (type === 'button' || type === 'workflow_button')
    return { type, text: element['text'], value: element['value'], style: element['style'], url: element['url'] };
  try {
    return { ...stateOf(world, element, body['selected'] ?? body['value']), placeholder: element['placeholder'] };
  } catch (error) {
    if (error instanceof BadChoice)
      throw new ControlError(
        404,
        `"${asText(body['selected'])}" is not among the options of "${asText(element['action_id'])}".`,
        error,
      );
    throw error;
  }
}

function inMessage(world: World, body: Json, user: Member): Place {
  const channel = needChannel(world, body['channel'], user);
  if (channel.kind !== 'public' && !world.team.isMember(channel.id, user.id))
    throw new ControlError(
      403,
      `${user.name} is not in ${channel.kind === 'im' ? 'that conversation' : `#${channel.name}`}.`,
    );
  const ts = needText(body, 'ts');
  const named = {
    id: channel.id,
    name: channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name,
  };
  const container = (ephemeral: boolean, thread: unknown): Json =>
    compact({
      type: 'message',
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      is_app_unfurl: false,
      thread_ts: thread,
    });
  const address = (ephemeral: boolean, thread?: string): string =>
    responseUrl(
      world,
      world.handles.response({ channel: channel.id, user: user.id, ts, ephemeral, thread: thread || undefined }),
    );

  const own = world.messages.ephemeral(ts);
  if (own && own.channel === channel.id && own.user === user.id) {
    return {
      blocks: blocksOf(own.body),
      where: 'that message',
      // Slack does not send the text of an ephemeral message back.
      facts: () => ({
        container: container(true, own.thread),
        channel: named,
        state: stateFacts(world, own.body),
        response_url: address(true, own.thread),
      }),
    };
  }
  const message = world.messages.get(channel.id, ts);
  if (!message)
    throw new ControlError(
      404,
      `There is no message ${ts} in ${channel.kind === 'im' ? 'that conversation' : `#${channel.name}`}.`,
    );
  // A reply that stands in the channel too says in which of them it was pressed.
  const isInChannel = message.body['subtype'] === 'thread_broadcast' && body['inThread'] !== true;
  const thread = isInChannel ? undefined : message.thread;
  return {
    blocks: blocksOf(message.body),
    earlier: world.messages.earlierButtons(channel.id, ts),
    where: 'that message',
    facts: () => ({
      container: container(false, thread),
      channel: named,
      message: world.messages.shown(message),
      state: stateFacts(world, message.body),
      response_url: address(false, thread),
    }),
  };
}

function stateFacts(world: World, body: Json): Json {
  return { values: fillState(world, asList(body['blocks']), {}, 'en').values };
}

function inView(world: World, body: Json, user: Member): Place {
  const view = world.views.get(asText(body['viewId']));
  if (!view || !view.open) throw formGone();
  if (view.user !== user.id) throw new ControlError(403, `That form is not open for ${user.name}.`);
  const blocks = asList(view.body['blocks']);
  const typed = isJson(body['values']) ? body['values'] : {};
  return {
    blocks,
    where: view.type === 'home' ? 'that Home' : 'that form',
    view: view.id,
    facts: () => ({
      container: { type: 'view', view_id: view.id },
      view: { ...view.body, state: { values: fillState(world, blocks, typed, user.locale).values } },
    }),
  };
}
