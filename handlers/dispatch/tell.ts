import type { Card, Inline } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import type { Form, FormReply } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import type { Respond, Submission } from '#core/ports/surface.ts';
import type { TextKey } from '#core/texts/index.ts';
import type { Services } from '../context.ts';
import type { Action, ActionResult } from '../define.ts';
import { noticeForm } from '../forms/notice.ts';
import { createExplain, type Explain, type Listener } from '../sentences.ts';
import { asRecadoError } from './button-value.ts';

type LogFields = Record<string, unknown>;

interface Telling {
  explain: Explain;
  /** Whoever has not been recognised yet. */
  anybody: Listener;
  /** Her language even if she may not act; the configured one where the chat cannot be asked. */
  voice(surface: string, userId: string): Promise<Listener>;
  /** The sentence for what went wrong. What is not a refusal of ours is logged under a number that she can pass on. */
  sentenceFor(thrown: unknown, listener: Listener, about: LogFields): Promise<string>;
  /** The same for a message, where things in it can be linked to. */
  wordsFor(thrown: unknown, listener: Listener, about: LogFields): Promise<string | Inline[]>;
  said(done: ActionResult, listener: Listener): Promise<string | Inline[] | undefined>;
  /** A form that only says something. */
  notice(action: string, text: string | Inline[], listener: Listener): Form;
  /** It is done: that she could not be told is no reason to call it failed, or she would do it again. In a form the outcome takes its place. */
  tellDone(
    result: ActionResult & { form?: Form },
    to: { respond: Pick<Respond, 'say' | 'replace'>; listener: Listener; about: LogFields; action: string },
  ): Promise<void>;
  /** On top of the form that she pressed in, behind which she would not see it; where no form can be opened (any more), in the chat. */
  tellRefused(sentence: string | Inline[], to: { respond: Respond; form: Form; about: LogFields }): Promise<void>;
  /** Beside what she typed, so that it stays in front of her; a form without fields says it by itself. */
  refusal(submission: Submission, sentence: string, listener: Listener): FormReply;
}

/** How whoever acted hears what came of it, in her language: done, refused and why, or failed under a number that she can pass on. */
export function createTelling(services: Services, actions: ReadonlyMap<string, Action>): Telling {
  const { config, clock, log, texts, directory } = services;
  const explain = createExplain(services);
  const anybody: Listener = { locale: config.language };

  async function sentenceFor(thrown: unknown, listener: Listener, about: LogFields): Promise<string> {
    const error = asRecadoError(thrown);
    if (error instanceof RecadoError) {
      log.info({ ...about, code: error.code, params: error.params }, 'refused');
      // Jobs come back by themselves; a press does not, because its trigger is over by then.
      return error.code === 'surface.rate-limited'
        ? explain.sentence('say.press-again', {}, listener)
        : explain.error(error, listener);
    }
    const ref = newId('op', clock.now()).slice(-6);
    log.error({ ...about, ref, err: error }, 'an action failed');
    return explain.error(new RecadoError('internal', { params: { ref } }), listener);
  }

  async function wordsFor(thrown: unknown, listener: Listener, about: LogFields): Promise<string | Inline[]> {
    const sentence = await sentenceFor(thrown, listener, about);
    return thrown instanceof RecadoError && thrown.params['tickets'] !== undefined
      ? explain.told(`error.${thrown.code}`, thrown.params, listener)
      : sentence;
  }

  async function voice(surface: string, userId: string): Promise<Listener> {
    try {
      return await directory.voice(surface, userId);
    } catch (err) {
      log.warn({ surface, err }, 'the language of a person could not be read');
      return anybody;
    }
  }

  async function said({ say }: ActionResult, listener: Listener): Promise<string | Inline[] | undefined> {
    return say && explain.told(say.key, say.params ?? {}, listener);
  }

  async function tellRefused(
    sentence: string | Inline[],
    { respond, form, about }: { respond: Respond; form: Form; about: LogFields },
  ): Promise<void> {
    if (!respond.replace) return respond.say(sentence);
    try {
      await respond.open(form);
    } catch (err) {
      log.info({ ...about, err }, 'the reason of a refusal could not be shown in a form');
      await respond.say(sentence);
    }
  }

  async function tellDone(
    result: ActionResult & { form?: Form },
    {
      respond,
      listener,
      about,
      action,
    }: { respond: Pick<Respond, 'say' | 'replace'>; listener: Listener; about: LogFields; action: string },
  ): Promise<void> {
    try {
      const sentence = await said(result, listener);
      if (respond.replace)
        await respond.replace(
          result.form ?? notice(action, sentence ?? texts.in(listener.locale)('say.done'), listener),
        );
      else if (sentence !== undefined) await respond.say(sentence);
    } catch (err) {
      log.warn({ ...about, err }, 'a person could not be told that it is done');
    }
  }

  /** Label of a button, as the title of its form. */
  function titleOf(action: string, listener: Listener): string {
    // The button names the network, which a refusal does not always know.
    if (action === 'hide') return texts.in(listener.locale)('form.hide.title');
    return texts.in(listener.locale)(actions.has(action) ? (`button.${action}` as TextKey) : 'say.not-done');
  }

  function notice(action: string, text: string | Inline[], listener: Listener): Form {
    return noticeForm(texts.in(listener.locale), { action, title: titleOf(action, listener), text });
  }

  function refusal({ action, values }: Submission, sentence: string, listener: Listener): FormReply {
    const field = ['text', 'reason'].find((name) => name in values) ?? Object.keys(values)[0];
    if (field !== undefined) return { kind: 'errors', errors: { [field]: sentence } };
    return { kind: 'update', form: notice(action, sentence, listener) };
  }

  return { explain, anybody, voice, sentenceFor, wordsFor, said, notice, tellDone, tellRefused, refusal };
}

export async function show(answer: string | Inline[] | Card, respond: Respond): Promise<void> {
  if (typeof answer === 'string' || Array.isArray(answer)) await respond.say(answer);
  else if (respond.show) await respond.show(answer);
  else
    await respond.say(
      answer.blocks.flatMap((block): Inline[] =>
        block.kind === 'line' ? [...block.inlines, { kind: 'text', text: '\n' }] : [],
      ),
    );
}
