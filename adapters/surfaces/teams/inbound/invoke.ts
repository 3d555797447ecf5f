import { SURFACE } from './activity.ts';
import type { Activity, InvokeAnswer } from './activity.ts';
import { refused, results } from '../drawing/answers.ts';
import { readAct, readInvoke, readReplyAddress } from './click.ts';
import type { Act, How } from './click.ts';
import { toResults } from '../drawing/form.ts';
import type { At } from './form-state.ts';
import { runCancel, runPress, runSee } from './press.ts';
import { runSubmit } from './submit.ts';
import { readSearch } from './suggest.ts';
import type { AskedFor } from './suggest.ts';
import { within } from '../service/views.ts';
import type { TeamsContext } from '../context.ts';

/** Presses, forms and look-ups, which Teams waits for. Activities come in checked, of our tenant, each id once. */
export interface Invokes {
  /** Answers in time whatever the handlers do. */
  answer(activity: Activity): Promise<InvokeAnswer>;
  /** A press that came as a message (Action.Submit without a dialog): nobody waits for its answer. False where it is none of ours. */
  message(activity: Activity): Promise<boolean>;
}

export function createInvokes(context: TeamsContext): Invokes {
  const { log } = context;

  function run(
    activity: Activity,
    { how, act, at }: { how: How; act: Act; at?: At | undefined },
  ): Promise<InvokeAnswer> {
    const replyTo = readReplyAddress(activity);
    switch (act.kind) {
      case 'press':
        return runPress(context, { act, how, replyTo, at });
      case 'submit':
        return runSubmit(context, { act, how, replyTo });
      case 'see':
        return runSee(context, { id: act.view, how, replyTo, at });
      case 'cancel':
        return runCancel(context, { id: act.view, how, replyTo, at });
      default:
        return act satisfies never;
    }
  }

  /** A field that finds nothing can still be left as it is; one that fails shows her a warning. */
  async function lookUp(userId: string, asked: AskedFor, query: string): Promise<{ value: string; label: string }[]> {
    if (asked.of === 'words')
      return (
        (await context.handlers()?.onSuggest?.({
          surface: SURFACE,
          userId,
          action: asked.action,
          field: asked.field,
          query,
          meta: asked.meta,
        })) ?? []
      );
    const typed = query.toLocaleLowerCase();
    const people = await context.people(asked.channel?.startsWith('19:') === true ? asked.channel : undefined);
    return people
      .filter(
        ({ standing, name, email }) =>
          standing === 'member' && [name, email ?? ''].some((text) => text.toLocaleLowerCase().includes(typed)),
      )
      .map(({ id, name }) => ({ value: id, label: name }));
  }

  async function search(activity: Activity): Promise<InvokeAnswer> {
    const read = readSearch(activity.value);
    if (read === undefined) return results([]);
    let found: { value: string; label: string }[] = [];
    const work = context.track('search', async () => {
      found = await lookUp(activity.from.id, read.asked, read.query);
    });
    return results((await within(work, context.patienceMs)) ? toResults(found) : []);
  }

  return {
    async answer(activity) {
      if (activity.name === 'application/search') return search(activity);
      const read = readInvoke(activity);
      if (read !== undefined) return run(activity, read);
      log.warn({ name: activity.name ?? null }, 'an invoke of teams that nothing answers');
      return activity.name === 'adaptiveCard/action' ? refused('unknown action') : { status: 200 };
    },

    async message(activity) {
      const act =
        activity.value === undefined || activity.value === null ? undefined : readAct(activity, activity.value);
      if (act === undefined) return false;
      const { message, place } = readReplyAddress(activity);
      const home = act.kind === 'press' && act.home;
      const at = message === undefined || home ? undefined : { channel: place.channel, ts: message.ts };
      await run(activity, { how: 'chat', act, at });
      return true;
    },
  };
}
