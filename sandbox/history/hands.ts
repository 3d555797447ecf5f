import { setTimeout as pause } from 'node:timers/promises';
import { CallRefused, type Calls } from '../day/calls.ts';
import type { Mirror, Seen } from '../day/mirror.ts';
import type { View } from '../day/presses.ts';

/** What these people press opens on a screen of their own, never before whoever looks at the page. */
const SCREEN = 'history';
const LOOK_MS = 25;
/** A press that shows nothing by then was refused. */
const PATIENCE_MS = 8_000;
/** A form that is shown again after it was sent, so many times. */
const MOST_LOOKS = 4;
const MOST_PRESSES = 3;

/** Presses, forms and what is seen of them, as the people at the page have them. One person has one form at a time. */
export function createHands({ calls, mirror }: { calls: Calls; mirror: Mirror }) {
  const busy = new Map<string, Promise<unknown>>();

  /** What one person does with her hands, one after the other. */
  async function asOne<T>(user: string, work: () => Promise<T>): Promise<T> {
    const before = busy.get(user);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return await work();
    })();
    busy.set(user, mine);
    return await mine;
  }

  /** Undefined where it does not come about in time. */
  async function until<T>(
    look: () => T | undefined | Promise<T | undefined>,
    ms = PATIENCE_MS,
  ): Promise<T | undefined> {
    const end = Date.now() + ms;
    for (let found = await look(); ; found = await look()) {
      if (found !== undefined || Date.now() > end) return found;
      await pause(LOOK_MS);
    }
  }

  const now = (seen: Seen): Seen => mirror.get(seen.channel, seen.ts) ?? seen;
  const has = (seen: Seen, action: string): boolean => seen.buttons.some((each) => each.action === action);

  async function send(
    address: string,
    body: object,
  ): Promise<{ errors?: Record<string, string>; view?: View } | undefined> {
    try {
      return await calls.send('POST', address, { ...body, screen: SCREEN, wait: false });
    } catch (error) {
      if (error instanceof CallRefused && error.status < 500) return undefined;
      throw error;
    }
  }

  async function press(user: string, seen: Seen, action: string): Promise<void> {
    const button = now(seen).buttons.find((each) => each.action === action);
    if (button)
      await send('/sandbox/slack/click', {
        user,
        channel: seen.channel,
        ts: seen.ts,
        actionId: action,
        value: button.value,
      });
  }

  const top = async (user: string): Promise<View | null> =>
    (await calls.get<{ view: View | null }>(`/sandbox/slack/views?user=${user}&screen=${SCREEN}`)).view;

  /** Opens a form, fills it in as `fill` says and sends it; false where it did not open or was refused. */
  async function submit(
    user: string,
    seen: Seen,
    action: string,
    fill: (view: View) => Record<string, unknown>,
  ): Promise<boolean> {
    let view: View | undefined;
    // Slack lets a form be opened for three seconds after the press: where the machine is busy, it is pressed again.
    for (let times = 0; view === undefined && times < MOST_PRESSES; times += 1) {
      await press(user, seen, action);
      view = await until(async () => {
        const found = await top(user);
        return found?.submit ? found : undefined;
      });
    }
    if (!view) return false;
    let sent = false;
    for (let form: View | undefined = view, times = 0; form !== undefined && times < MOST_LOOKS; times += 1) {
      const outcome = await send('/sandbox/slack/submit', { user, viewId: form.id, values: fill(form) });
      if (outcome === undefined || Object.keys(outcome.errors ?? {}).length > 0) break;
      sent = outcome.view?.submit == null;
      if (sent && outcome.view == null) return true;
      // What only says that it is done, where that took long.
      if (sent) break;
      // Somebody wrote meanwhile: it is shown above the answer, which is looked at and sent again.
      form = outcome.view;
    }
    const left = await top(user);
    if (left) await send('/sandbox/slack/close', { user, viewId: left.id, clear: true });
    return sent;
  }

  /** The first of them that stands behind More. */
  async function behindMore(user: string, card: Seen, ...actions: string[]): Promise<void> {
    await press(user, card, 'more');
    const found = await until(async () => {
      const view = await top(user);
      const there = view ? elementsOf(view) : [];
      const element = actions.flatMap((action) => there.find((each) => each.action_id === action) ?? [])[0];
      return view && element ? { view, element } : undefined;
    });
    if (!found) return;
    const { view, element } = found;
    await send('/sandbox/slack/click', { user, viewId: view.id, actionId: element.action_id, value: element.value });
    const left = await until(async () => (await top(user)) ?? undefined, 400);
    if (left) await send('/sandbox/slack/close', { user, viewId: left.id, clear: true });
  }

  return { asOne, until, now, has, press, submit, behindMore };
}

export type Hands = ReturnType<typeof createHands>;

export function fieldOf(view: View, name: string): View['blocks'][number]['element'] {
  return view.blocks.find(({ block_id: field }) => field === name)?.element;
}

function elementsOf(view: View): { action_id?: string; value?: string }[] {
  return view.blocks.flatMap(({ elements = [] }) => elements);
}
