import { checkView, complete } from '../blocks/index.ts';
import { LIMITS } from '../blocks/limits.ts';
import type { Args } from '../args.ts';
import { refusal, SlackError } from '../error.ts';
import { randomName } from '../ids.ts';
import { asList, asText } from '../json.ts';
import type { Json } from '../json.ts';
import { TIER } from '../rate-limits.ts';
import type { StoredView } from '../views.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

const STACK = 3;

/** @throws SlackError view_too_large | invalid_arguments | duplicate_external_id */
export function readView(world: World, view: Json, kind: 'modal' | 'home', replacing?: string): Json {
  if (Buffer.byteLength(JSON.stringify(view)) > LIMITS.viewBytes) throw new SlackError('view_too_large');
  const wrong = checkView(view, kind);
  if (wrong.length > 0) throw refusal('invalid_arguments', wrong.slice(0, 20));
  const twin = world.views.byExternalId(asText(view['external_id']));
  if (twin && twin.id !== replacing) throw new SlackError('duplicate_external_id');
  return { ...view, blocks: complete(asList(view['blocks']), () => randomName(3)) };
}

function needView(args: Args): Json {
  const view = args.object('view', 'invalid_arguments');
  if (!view) throw refusal('invalid_arguments', ['[ERROR] missing required field: view']);
  return view;
}

function triggerOf(args: Args): string {
  return args.text('trigger_id') ?? args.text('interactivity_pointer') ?? args.need('trigger_id');
}

function checkHash(args: Args, view: StoredView): void {
  const hash = args.text('hash');
  if (hash !== undefined && hash !== view.body['hash']) throw new SlackError('hash_conflict');
}

export const views: Record<string, Method> = {
  'views.open': {
    perMinute: TIER.four,
    run(world, args) {
      const trigger = triggerOf(args);
      const view = readView(world, needView(args), 'modal');
      const { user, screen } = world.handles.exchange(trigger);
      world.views.closeAll(user, screen);
      const opened = world.views.add(user, view, { screen });
      world.changed();
      return { view: opened.body };
    },
  },
  'views.push': {
    perMinute: TIER.four,
    run(world, args) {
      const trigger = triggerOf(args);
      const view = readView(world, needView(args), 'modal');
      const { user, screen, view: from } = world.handles.exchange(trigger);
      const below = from ? world.views.top(user, screen) : undefined;
      if (!below) throw new SlackError('invalid_trigger_id');
      if (world.views.depth(below.root) >= STACK) throw new SlackError('push_limit_reached');
      const pushed = world.views.add(user, view, { below, screen });
      world.changed();
      return { view: pushed.body };
    },
  },
  'views.update': {
    perMinute: TIER.four,
    run(world, args) {
      const id = args.text('view_id');
      const stored = id ? world.views.get(id) : world.views.byExternalId(args.need('external_id'));
      if (!stored || !stored.open || stored.type !== 'modal') throw new SlackError('not_found');
      const view = readView(world, needView(args), 'modal', stored.id);
      checkHash(args, stored);
      const updated = world.views.replace(stored, view);
      world.changed();
      return { view: updated.body };
    },
  },
  'views.publish': {
    perMinute: TIER.four,
    run(world, args) {
      const user = world.team.user(args.need('user_id'));
      if (!user) throw new SlackError('user_not_found');
      if (!world.manifest.home) throw new SlackError('not_enabled');
      const old = world.views.home(user.id);
      const view = readView(world, needView(args), 'home', old?.id);
      if (old) checkHash(args, old);
      const published = world.views.publish(user.id, view);
      world.changed();
      return { view: published.body };
    },
  },
};
