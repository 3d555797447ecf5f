import { readView } from '../api/views.ts';
import { SlackError } from '../error.ts';
import { asList, asText, isJson } from '../json.ts';
import type { Json } from '../json.ts';
import type { Member } from '../team.ts';
import type { StoredView } from '../views.ts';
import type { World } from '../world.ts';
import { hand, mustRun, settle } from './settle.ts';
import type { Outcome } from './settle.ts';
import { fillState } from './values.ts';
import { actor, ControlError, formGone, needPerson, teamFacts } from './who.ts';

const STACK = 3;

function needView(world: World, body: Json, user: Member): StoredView {
  const view = world.views.get(asText(body['viewId']));
  if (!view || !view.open || view.type !== 'modal') throw formGone();
  if (view.user !== user.id) throw new ControlError(403, `That form is not open for ${user.name}.`);
  if (world.views.top(user.id, view.screen)?.id !== view.id)
    throw new ControlError(409, 'Another form lies on top of that one.');
  return view;
}

/** Sends a form in. What Slack's client would not let go comes back as errors without a call. */
export async function submit(world: World, body: Json): Promise<Outcome> {
  const user = needPerson(world, body['user']);
  const view = needView(world, body, user);
  if (!view.body['submit']) throw new ControlError(404, 'That form has no button to send it in.');
  const { values, errors } = fillState(
    world,
    asList(view.body['blocks']),
    isJson(body['values']) ? body['values'] : {},
    user.locale,
  );
  if (Object.keys(errors).length > 0) return { ephemeral: [], view: view.body, errors };
  mustRun(world);
  const since = world.newTs();
  const answer = await hand(world, 'interactive', {
    type: 'view_submission',
    user: actor(world, user),
    ...teamFacts(world),
    trigger_id: world.handles.trigger(user.id, view.id, view.screen),
    view: { ...view.body, state: { values } },
    response_urls: [],
  });
  const wrong = takeAnswer(world, user, view, answer);
  world.changed();
  const outcome = await settle(world, user, since, { ...body, screen: view.screen });
  return wrong ? { ...outcome, errors: wrong } : outcome;
}

/** Does what the acknowledgement asks for; returns the errors it carried. */
function takeAnswer(world: World, user: Member, view: StoredView, answer: Json): Json | undefined {
  const what = answer['response_action'];
  if (what === 'errors') {
    const errors = isJson(answer['errors']) ? answer['errors'] : {};
    const inputs = new Set(
      asList(view.body['blocks'])
        .filter((one) => one['type'] === 'input')
        .map((one) => one['block_id']),
    );
    const strange = Object.keys(errors).filter((name) => !inputs.has(name));
    if (strange.length > 0 || Object.keys(errors).length === 0)
      throw new ControlError(
        502,
        `Recado complained about fields that the form does not have: ${strange.join(', ')}. Slack shows a connection error here.`,
      );
    return errors;
  }
  if (what === 'clear') world.views.closeAll(user.id, view.screen);
  else if (what === 'update' || what === 'push')
    showNext(world, user, view, what, isJson(answer['view']) ? answer['view'] : {});
  else world.views.close(view.id);
  return undefined;
}

function showNext(world: World, user: Member, view: StoredView, what: 'update' | 'push', next: Json): void {
  try {
    const given = readView(world, next, 'modal', view.id);
    if (what === 'update') return void world.views.replace(view, given);
    if (world.views.depth(view.root) >= STACK) throw new SlackError('push_limit_reached');
    world.views.add(user.id, given, { below: view, screen: view.screen });
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    throw new ControlError(
      502,
      `Recado answered with a form that Slack refuses (${error.code} ${JSON.stringify(error.more)}).`,
      error,
    );
  }
}

/** Closes a form without sending it in. */
export async function closeView(world: World, body: Json): Promise<Outcome> {
  const user = needPerson(world, body['user']);
  const view = needView(world, body, user);
  const since = world.newTs();
  const all = body['clear'] === true;
  if (all) world.views.closeAll(user.id, view.screen);
  else world.views.close(view.id);
  world.changed();
  if (view.body['notify_on_close'] !== true || !world.delivery.connected()) return { ephemeral: [] };
  await hand(world, 'interactive', {
    type: 'view_closed',
    user: actor(world, user),
    ...teamFacts(world),
    view: view.body,
    is_cleared: all,
  });
  return settle(world, user, since, { ...body, screen: view.screen });
}
