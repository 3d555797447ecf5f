import type { App } from '@slack/bolt';
import { mayPass } from '#core/errors.ts';
import type { FormReply } from '#core/form.ts';
import type { Suggestion, SurfaceHandlers, SurfaceUser } from '#core/ports/surface.ts';
import {
  SURFACE,
  readClick,
  readCommand,
  readShortcut,
  readSubmission,
  readSuggestion,
  readThreadMessage,
  teamOf,
  USE_AS_DRAFT,
} from './click.ts';
import type { Identity } from '../service/connect.ts';
import { toOptions } from '../drawing/form.ts';
import type { Receipts } from './receipts.ts';
import { createRespond } from './respond.ts';
import type { SlackContext } from './respond.ts';
import { answerSubmission, type Sent } from './submit.ts';
import { blocksOf, emojiIn, plainWords, type Names } from './words.ts';

export const COMMAND = '/recado';

interface Listening {
  app: App;
  context: SlackContext;
  identity(): Promise<Identity>;
  user(userId: string): Promise<SurfaceUser | undefined>;
  names: Names;
  receipts: Pick<Receipts, 'refuse'>;
  /** Undefined until the surface was started. */
  handlers(): SurfaceHandlers | undefined;
}

/** Work begun by a payload, so that a stop can wait for it. */
export interface Running {
  settled(): Promise<void>;
}

/** The form that a shortcut opens must come within three seconds. */
const NAMES_MS = 1_200;

function patient(names: Names, log: SlackContext['log']): Names {
  const wrap =
    (look: Names['person']): Names['person'] =>
    (id) => {
      const found = look(id).catch((err: unknown) => {
        log.warn({ err, id }, 'a name in a message could not be asked for');
        return undefined;
      });
      return within(NAMES_MS, found);
    };
  return { person: wrap(names.person), channel: wrap(names.channel), group: wrap(names.group) };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ms, undefined)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Turns every payload into a call of the handlers. Payloads of other workspaces are acknowledged and dropped. */
export function listen({ app, context, identity, user, names, receipts, handlers }: Listening): Running {
  const { log } = context;
  const running = new Set<Promise<void>>();

  function track(what: string, work: () => Promise<void>): Promise<void> {
    const task = work()
      .catch((error: unknown) => log.error({ err: error, what }, 'a slack payload could not be handled'))
      .finally(() => running.delete(task));
    running.add(task);
    return task;
  }

  async function isOurs(payload: unknown): Promise<boolean> {
    const [team, { teamId }] = [teamOf(payload), await identity()];
    if (team === teamId) return true;
    log.warn({ team: team ?? null }, 'a payload of another slack workspace was dropped');
    return false;
  }

  /** A lost acknowledgement shows her a warning sign, but her press still counts: it is the same press by its id. */
  async function acknowledge(ack: () => Promise<void>): Promise<void> {
    try {
      await ack();
    } catch (error) {
      log.warn({ err: error }, 'a slack payload could not be acknowledged');
    }
  }

  /** The empty string where Slack does not tell: words are then in the configured language. */
  async function localeOf(userId: string): Promise<string> {
    try {
      return (await user(userId))?.locale ?? '';
    } catch (error) {
      log.warn({ err: error }, 'the language of a person could not be read');
      return '';
    }
  }

  /** What somebody wrote, as people read it. A name that cannot be had in time is shown to be missing. */
  const wordsOf = (text: string, payload: unknown): Promise<string> =>
    plainWords({ text, emoji: emojiIn(blocksOf(payload)) }, patient(names, log));

  app.error(async (error) => log.error({ err: error }, 'slack listener failed'));

  app.action({ type: 'block_actions' }, ({ ack, body }) =>
    track('block_actions', async () => {
      await acknowledge(ack);
      const read = (await isOurs(body)) ? readClick(body) : undefined;
      if (read !== undefined) await handlers()?.onClick(read.click, createRespond(context, read.replyTo));
    }),
  );

  app.shortcut({ callback_id: USE_AS_DRAFT, type: 'message_action' }, ({ ack, body }) =>
    track('message_action', async () => {
      await acknowledge(ack);
      const read = (await isOurs(body)) ? readShortcut(body) : undefined;
      if (read === undefined) return;
      const { click, replyTo } = read;
      const { said } = click;
      await handlers()?.onClick(
        { ...click, said: said && { ...said, text: await wordsOf(said.text, body) } },
        createRespond(context, replyTo),
      );
    }),
  );

  app.view({ type: 'view_submission' }, ({ ack, body }) =>
    track('view_submission', async () => {
      const read = (await isOurs(body)) ? readSubmission(body) : undefined;
      const taking = handlers();
      if (read === undefined || taking === undefined) {
        await acknowledge(ack);
        return;
      }
      const { submission, replyTo, view } = read;
      const respond = createRespond(context, replyTo);
      // Asked for beside the check: "checking" must not wait for it, nor fail with it.
      const locale = localeOf(replyTo.userId);
      const words = async (key: Parameters<Sent['words']>[0]): Promise<string> => taking.words(await locale, key);
      const check = async (progress: (text: string) => void): Promise<FormReply> =>
        taking.onSubmit(submission, { ...respond, progress });
      await answerSubmission(context, { view, replyTo, respond, words }, check, (answer) =>
        acknowledge(() => (answer === undefined ? ack() : ack(answer))),
      );
    }),
  );

  app.options<'block_suggestion'>({ type: 'block_suggestion' }, ({ ack, body }) =>
    track('block_suggestion', async () => {
      let options: Awaited<ReturnType<typeof suggest>> = [];
      try {
        const suggestion = (await isOurs(body)) ? readSuggestion(body) : undefined;
        if (suggestion !== undefined) options = await suggest(suggestion);
      } finally {
        await acknowledge(() => ack({ options: toOptions(options) }));
      }
    }),
  );

  /** A field that finds nothing can still be left as it is; one that fails shows her a warning. */
  async function suggest(suggestion: Suggestion): Promise<{ value: string; label: string }[]> {
    try {
      return (await handlers()?.onSuggest?.(suggestion)) ?? [];
    } catch (error) {
      log.warn({ err: error, field: suggestion.field }, 'nothing could be suggested');
      return [];
    }
  }

  app.command(COMMAND, ({ ack, body }) =>
    track('command', async () => {
      await acknowledge(ack);
      const read = (await isOurs(body)) ? readCommand(body) : undefined;
      if (read !== undefined) await handlers()?.onCommand(read.command, createRespond(context, read.replyTo));
    }),
  );

  app.event('message', ({ event, body }) =>
    track('message', async () => {
      const message = readThreadMessage(event);
      if (message === undefined) return;
      try {
        if (!(await isOurs(body))) return;
        const taking = handlers();
        if (taking === undefined) throw new Error('nobody is there to keep a message');
        await taking.onThreadMessage({ ...message, text: await wordsOf(message.text, event) });
      } catch (error) {
        if (mayPass(error)) receipts.refuse(body);
        throw error;
      }
    }),
  );

  app.event('app_home_opened', ({ event, body }) =>
    track('app_home_opened', async () => {
      if (event.tab === 'home' && (await isOurs(body)))
        await handlers()?.onHome?.({ surface: SURFACE, userId: event.user });
    }),
  );

  return {
    async settled() {
      await Promise.allSettled(running);
    },
  };
}
