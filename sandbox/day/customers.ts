import { setTimeout as pause } from 'node:timers/promises';
import { CallRefused, type Calls } from './calls.ts';
import type { DayClock } from './clock.ts';
import type { Step } from './plan.ts';

/** A conversation that a customer began. */
export interface Conversation {
  ref: string;
  id: string;
  /** When it was on the network, by this machine's clock. */
  at: number;
  hour: number;
  deleted: boolean;
}

interface Customers {
  conversations: Map<string, Conversation>;
  ended: Promise<void>;
}

/** Does every step at its hour; one whose first post is gone meanwhile is left out. */
export function startCustomers({
  calls,
  plan,
  clock,
  begun,
  signal,
  came,
}: {
  calls: Calls;
  plan: readonly Step[];
  clock: DayClock;
  begun: number;
  signal: AbortSignal;
  came(): void;
}): Customers {
  const conversations = new Map<string, Conversation>();

  async function take(step: Step): Promise<void> {
    const { ref, author, name, followers, text } = step;
    const known = conversations.get(ref);
    if (step.kind === 'post') {
      const { id } = await calls.send<{ id: string }>('POST', '/sandbox/x/posts', { author, name, followers, text });
      conversations.set(ref, { ref, id, at: Date.now(), hour: Math.floor(step.hour), deleted: false });
      came();
    } else if (!known || known.deleted) return;
    else if (step.kind === 'follow')
      await calls.send('POST', '/sandbox/x/posts', { author, text, inReplyTo: known.id });
    else if (step.kind === 'edit') await calls.send('PATCH', `/sandbox/x/posts/${known.id}`, { text });
    else {
      await calls.send('DELETE', `/sandbox/x/posts/${known.id}`);
      known.deleted = true;
    }
  }

  async function go(): Promise<void> {
    for (const step of plan) {
      const wait = begun + clock.msUntil(step.hour) - Date.now();
      if (wait > 0) await pause(wait);
      if (signal.aborted) return;
      try {
        await take(step);
      } catch (error) {
        if (!(error instanceof CallRefused) || error.status >= 500) throw error;
      }
    }
  }
  return { conversations, ended: go() };
}
