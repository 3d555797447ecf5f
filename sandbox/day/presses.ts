import { CallRefused, type Calls } from './calls.ts';
import type { DayClock } from './clock.ts';
import type { Figures } from './figures.ts';
import type { Button, Seen } from './mirror.ts';

export interface View {
  id: string;
  callback_id?: string;
  submit?: unknown;
  blocks: {
    type: string;
    block_id?: string;
    element?: { initial_value?: string; options?: { value: string }[] };
    elements?: { action_id?: string; value?: string }[];
  }[];
}

interface Outcome {
  ephemeral: unknown[];
  errors?: Record<string, string>;
}

interface Pending {
  user: string;
  key: string;
  at: number;
  what: string;
}

const STUCK_MS = 30_000;

/** What hands do in the chat, with the time from each press until the message that was pressed looks different. */
export function createPresses({
  calls,
  figures,
  clock,
  begun,
}: {
  calls: Calls;
  figures: Figures;
  clock: DayClock;
  begun: number;
}) {
  const waiting = new Map<string, Pending[]>();
  const done: Record<string, number> = {};
  const redraws: { what: string; ms: number }[] = [];
  /** What was refused and why. */
  const refusals = new Map<string, number>();
  const keyOf = ({ channel, ts }: Pick<Seen, 'channel' | 'ts'>): string => `${channel} ${ts}`;

  function wait(user: string, seen: Seen, what: string): Pending {
    const pending = { user, key: keyOf(seen), at: Date.now(), what };
    waiting.set(pending.key, [...(waiting.get(pending.key) ?? []), pending]);
    return pending;
  }

  function forget(pending: Pending): void {
    waiting.set(
      pending.key,
      (waiting.get(pending.key) ?? []).filter((each) => each !== pending),
    );
  }

  function refuse(what: string, why: string): void {
    figures.refused();
    const words = `${what}: ${why.replaceAll(/\d{1,2}:\d\d|AL\d{4}X/g, '·').slice(0, 140)}`;
    refusals.set(words, (refusals.get(words) ?? 0) + 1);
  }

  async function told(user: string, what: string, outcome: Outcome): Promise<boolean> {
    const errors = Object.values(outcome.errors ?? {});
    if (errors.length === 0) return true;
    refuse(what, errors.join(' '));
    await calls
      .send('POST', '/sandbox/slack/close', { user, viewId: (await top(user))?.id ?? '', clear: true, wait: false })
      .catch(ignoreRefusal);
    return false;
  }

  async function top(user: string): Promise<View | null> {
    return (await calls.get<{ view: View | null }>(`/sandbox/slack/views?user=${user}`)).view;
  }

  /** Presses on a message; `measured` where it should then look different. */
  async function press(user: string, seen: Seen, button: Button, { measured }: { measured: boolean }): Promise<void> {
    done[button.action] = (done[button.action] ?? 0) + 1;
    figures.pressed();
    const pending = measured ? wait(user, seen, button.action) : undefined;
    try {
      await calls.send('POST', '/sandbox/slack/click', {
        user,
        channel: seen.channel,
        ts: seen.ts,
        actionId: button.action,
        value: button.value,
        wait: false,
      });
    } catch (error) {
      if (pending) forget(pending);
      if (!(error instanceof CallRefused)) throw error;
      refuse(button.action, error.message);
    }
  }

  async function pressIn(user: string, view: View, actionId: string): Promise<void> {
    done[actionId] = (done[actionId] ?? 0) + 1;
    figures.pressed();
    const value = view.blocks
      .flatMap(({ elements = [] }) => elements)
      .find((each) => each.action_id === actionId)?.value;
    await calls.send('POST', '/sandbox/slack/click', { user, viewId: view.id, actionId, value, wait: false });
  }

  /** Sends the open form in; the message it was opened from should then look different. */
  async function submit(
    user: string,
    view: View,
    {
      values,
      from,
      what,
      measured = true,
    }: { values: Record<string, unknown>; from: Seen; what: string; measured?: boolean },
  ): Promise<boolean> {
    figures.pressed();
    const pending = measured ? wait(user, from, what) : undefined;
    let isTaken = false;
    try {
      isTaken = await told(
        user,
        what,
        await calls.send<Outcome>('POST', '/sandbox/slack/submit', { user, viewId: view.id, values, wait: false }),
      );
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      refuse(what, error.message);
    }
    if (pending && !isTaken) forget(pending);
    return isTaken;
  }

  return {
    press,
    pressIn,
    submit,
    top,
    refuse,
    counts: () => done,
    refusals: () => [...refusals].toSorted((a, b) => b[1] - a[1]),
    close: (user: string, view: View) =>
      calls
        .send('POST', '/sandbox/slack/close', { user, viewId: view.id, clear: true, wait: false })
        .then(() => undefined, ignoreRefusal),
    /** A refusal that only she sees came: her press on that message will change nothing. */
    refused(user: string, why: string): void {
      const hers = [...waiting.values()]
        .flat()
        .filter((each) => each.user === user && Date.now() - each.at < STUCK_MS)
        .toSorted((a, b) => b.at - a.at);
      const [newest] = hers;
      refuse(newest?.what ?? 'press', why);
      if (newest) forget(newest);
    },
    changed(seen: Seen, before: Seen | undefined): void {
      const pending = waiting.get(keyOf(seen));
      if (
        !pending ||
        !before ||
        (before.words === seen.words && JSON.stringify(before.buttons) === JSON.stringify(seen.buttons))
      )
        return;
      const at = Number(seen.message.edited?.ts ?? 0) * 1_000 || Date.now();
      for (const each of pending.filter((one) => one.at <= at)) {
        const ms = at - each.at;
        redraws.push({ what: each.what, ms });
        figures.redrawn(clock.hourAt(each.at - begun), ms);
      }
      waiting.set(
        keyOf(seen),
        pending.filter((one) => one.at > at),
      );
    },
    /** Presses whose message never looked different. */
    unseen: (): Pending[] => [...waiting.values()].flat(),
    redraws: () => redraws,
  };
}

export type Presses = ReturnType<typeof createPresses>;

/** A form that went away by itself. */
export function ignoreRefusal(error: unknown): void {
  if (!(error instanceof CallRefused)) throw error;
}
