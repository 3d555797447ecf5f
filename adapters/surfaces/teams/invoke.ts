import type { Activity, InvokeAnswer } from './activity.ts';
import type { Ways } from './ways.ts';

/** Presses, forms and look-ups, which Teams waits for. Activities come in checked, of our tenant, each id once. */
export interface Invokes {
  /** Answers within 4 s whatever the handlers do. */
  answer(activity: Activity): Promise<InvokeAnswer>;
  /** A press that came as a message (Action.Submit without a dialog): nobody waits for its answer. False where it is none of ours. */
  message(activity: Activity): Promise<boolean>;
}

export function createInvokes({ log }: Ways): Invokes {
  return {
    async answer({ name }) {
      log.warn({ name: name ?? null }, 'an invoke of teams that nothing answers');
      return { status: 200 };
    },
    message: async () => false,
  };
}
