import type { KnownBlock, ModalView } from '@slack/types';
import type { Inline } from '#core/card.ts';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Form } from '#core/form.ts';
import type { Log } from '#core/ports/log.ts';
import type { Respond } from '#core/ports/surface.ts';
import { isVisible, MARK } from '#core/visible-text.ts';
import type { SlackApi } from '../service/api.ts';
import { toMessage as toCardMessage } from '../drawing/card.ts';
import type { ReplyAddress } from './click.ts';
import { toMessage as cardMessage } from '../drawing/card.ts';
import { refusalOf } from '../service/errors.ts';
import { toView } from '../drawing/form.ts';
import { createMeanwhile } from './meanwhile.ts';
import { clean, fallbackText, LIMIT, shorten } from '../drawing/limits.ts';
import { section, showsSomething, toElements } from '../drawing/rich.ts';

export interface SlackContext {
  api: SlackApi;
  clock: Clock;
  log: Log;
  direct(userId: string): Promise<string>;
}

const RESPONSE_TIMEOUT_MS = 5_000;

/** What is said, as a message. */
interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** A sentence with a fallback; names of customers in it can neither ping nor format. */
function toMessage(said: string | Inline[], now: Date): Message {
  if (typeof said === 'string') {
    const shown = shorten(clean(said), LIMIT.says);
    return { text: fallbackText(said), blocks: [section([{ type: 'text', text: isVisible(shown) ? shown : MARK }])] };
  }
  const elements = toElements(said, { now }, LIMIT.says);
  const fallback = said
    .map((inline) => (inline.kind === 'time' ? '' : inline.kind === 'person' ? inline.person.name : inline.text))
    .join('');
  return {
    text: fallbackText(fallback),
    blocks: [section(showsSomething(elements) ? elements : [{ type: 'text', text: MARK }])],
  };
}

/** Slack's own address for this press: works for half an hour, five times, and for people outside the channel. */
async function sayByUrl(url: string, message: Message, thread: string | undefined): Promise<void> {
  await sendTo(url, {
    response_type: 'ephemeral',
    replace_original: false,
    ...message,
    thread_ts: thread,
  });
}

async function sendTo(url: string, content: object): Promise<void> {
  const body = JSON.stringify(content);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new RecadoError('surface.refused', { params: { error: `response_url ${answer.status}` } });
}

/** View errors that mean: she closed it, or somebody's newer view is there. Neither is a failure. */
const OVERTAKEN = new Set(['not_found', 'view_not_found', 'hash_conflict']);

export function isOvertaken(error: unknown): boolean {
  const word = error instanceof RecadoError ? refusalOf(error.cause) : undefined;
  return word !== undefined && OVERTAKEN.has(word);
}

/** On top of the form she pressed in; in its place where three lie on each other already. */
async function pushOn(
  api: SlackApi,
  below: string,
  { trigger_id, view }: { trigger_id: string; view: ModalView },
): Promise<{ view?: { id?: string; hash?: string } }> {
  try {
    return await api.call('views.push', (client) => client.views.push({ trigger_id, view }));
  } catch (error) {
    if (!(error instanceof RecadoError) || refusalOf(error.cause) !== 'push_limit_reached') throw error;
    return api.call('views.update', (client) => client.views.update({ view_id: below, view }));
  }
}

export function createRespond(context: SlackContext, replyTo: ReplyAddress): Respond {
  const { api, clock, log } = context;
  const { userId: user, responseUrl, triggerId, viewId, origin } = replyTo;
  const thread = origin.thread === undefined ? {} : { thread_ts: origin.thread };

  const saying: ((message: Message) => Promise<unknown>)[] = [];
  if (responseUrl !== undefined) saying.push((message) => sayByUrl(responseUrl, message, origin.thread));
  const { channel } = origin;
  if (channel !== undefined) {
    saying.push((message) =>
      api.call(
        'chat.postEphemeral',
        (client) =>
          client.chat.postEphemeral({ channel, user, ...thread, ...message, parse: 'none', link_names: false }),
        { channel },
      ),
    );
  }
  saying.push(async (message) =>
    api.post({
      channel: await context.direct(user),
      ...message,
      parse: 'none',
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
    }),
  );

  async function tell(message: Message): Promise<void> {
    let failed: unknown;
    for (const way of saying) {
      try {
        await way(message);
        return;
      } catch (error) {
        failed = error;
        log.info({ err: error, user }, 'one way to tell a person failed');
      }
    }
    throw failed;
  }

  async function replace(view_id: string, form: Form): Promise<void> {
    try {
      const view = toView(form, { now: clock.now() }, origin);
      await api.call('views.update', (client) => client.views.update({ view_id, view }));
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      log.info({ err: error, user }, 'a form was closed before it was replaced');
    }
  }

  return {
    say: (said) => tell(toMessage(said, clock.now())),
    show: (card) => tell(cardMessage(card, { now: clock.now() })),

    // Not a call of the Web API: Slack counts it against no method's tier.
    redraw:
      responseUrl !== undefined && origin.ts !== undefined
        ? (card) => sendTo(responseUrl, { replace_original: true, ...toCardMessage(card, { now: clock.now() }) })
        : undefined,

    replace: viewId === undefined ? undefined : (form) => replace(viewId, form),

    async open(form) {
      if (triggerId === undefined) throw new RecadoError('surface.expired');
      const trigger_id = triggerId;
      const view = toView(form, { now: clock.now() }, origin);
      const opened =
        viewId === undefined
          ? await api.call('views.open', (client) => client.views.open({ trigger_id, view }))
          : await pushOn(api, viewId, { trigger_id, view });
      const id = opened.view?.id ?? '';
      let hash = opened.view?.hash;
      if (id === '') throw new RecadoError('surface.refused', { params: { error: 'no view' } });
      async function update(filled: Form): Promise<void> {
        const next = toView(filled, { now: clock.now() }, origin);
        try {
          const updated = await api.call('views.update', (client) =>
            client.views.update({ view_id: id, view: next, hash }),
          );
          hash = updated.view?.hash;
        } catch (error) {
          if (!isOvertaken(error)) throw error;
          log.info({ err: error, user }, 'a form was closed or changed before it was filled');
        }
      }
      const meanwhile = createMeanwhile(
        (text) => update({ ...form, blocks: [{ kind: 'line', inlines: [{ kind: 'text', text }] }] }),
        (err) => log.info({ err, user }, 'how far a form is could not be shown'),
      );
      return {
        async update(filled: Form) {
          await meanwhile.end();
          await update(filled);
        },
        progress: (text: string) => meanwhile.tell(text),
      };
    },
  };
}
