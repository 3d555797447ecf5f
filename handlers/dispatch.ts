import { createHash } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import type { Form, FormReply } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import type { Actor } from '#core/people.ts';
import type { Click, Respond, Submission, SurfaceHandlers } from '#core/surface.ts';
import type { TextKey } from '#core/texts/index.ts';
import { runCommand } from './command.ts';
import type { Action, ActionContext, Said, Services } from './context.ts';
import { createExplain, type Listener } from './explain.ts';
import { noticeForm } from './forms/notice.ts';
import { asRecadoError, readValue } from './input.ts';

export interface Dispatch extends SurfaceHandlers {
  /** Clicks, submissions and commands in hand. */
  busy(): number;
}

/** A form that is ready by then opens whole, without a skeleton before it; far below the three seconds that a trigger lives. */
const PATIENCE_MS = 300;
/** Submissions remembered so that a second delivery gets the answer of the first. */
const REMEMBERED = 500;

/** What happens when a person acts: once, by somebody who may, and with an answer only she sees. */
export function createDispatch(services: Services, actions: readonly Action[], options: { patienceMs?: number } = {}): Dispatch {
  const { store, config, clock, log, texts, directory } = services;
  const explain = createExplain(services);
  const byId = new Map(actions.map((action) => [action.id, action]));
  const answered = new Map<string, Promise<FormReply>>();
  let inHand = 0;

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    inHand += 1;
    try {
      return await work();
    } finally {
      inHand -= 1;
    }
  }

  /** The sentence for what went wrong. What is not a refusal of ours is logged under a number that she can pass on. */
  async function sentenceFor(thrown: unknown, listener: Listener, about: Record<string, unknown>): Promise<string> {
    const error = asRecadoError(thrown);
    if (error instanceof RecadoError) {
      log.info({ ...about, code: error.code, params: error.params }, 'refused');
      return explain.error(error, listener);
    }
    const ref = newId('op', clock.now()).slice(-6);
    log.error({ ...about, ref, err: error }, 'an action failed');
    return explain.error(new RecadoError('internal', { params: { ref } }), listener);
  }

  /** Her language even if she may not act; the configured one where the chat cannot be asked. */
  async function voice(surface: string, userId: string): Promise<Listener> {
    try {
      return await directory.voice(surface, userId);
    } catch (err) {
      log.warn({ surface, err }, 'the language of a person could not be read');
      return { locale: config.language };
    }
  }

  function find(id: string): Action {
    const action = byId.get(id);
    if (!action) throw new RecadoError('action.unknown');
    return action;
  }

  /** @throws RecadoError when she may not do this to this ticket */
  async function admit(action: Action, raw: unknown, actor: Actor): Promise<void> {
    const { ticketId, draftId } = action.subject(raw);
    const ticket = await store.tickets.get(ticketId);
    if (!ticket) throw new RecadoError('ticket.not-found');
    const isApproving = action.right === 'approve';
    if ((isApproving || action.right === 'read') && draftId !== undefined) {
      const draft = await store.drafts.get(draftId);
      if (draft?.ticketId === ticketId && draft.approval.approvers.includes(actor.id)) return;
    }
    // Whoever is in the channel but not listed learns from the draft itself who approves it.
    await directory.mayAct(actor, ticket, isApproving ? 'read' : action.right);
  }

  function contextFor(actor: Actor, where: { channel?: string; ts?: string } = {}): ActionContext {
    return { ...services, explain, actor, t: texts.in(actor.locale), ...(where.channel !== undefined && { channel: where.channel }), ...(where.ts !== undefined && { ts: where.ts }) };
  }

  async function said({ say }: Said, listener: Listener): Promise<string | undefined> {
    return say && explain.sentence(say.key, say.params ?? {}, listener);
  }

  async function onClick(click: Click, respond: Respond): Promise<void> {
    const about = { surface: click.surface, user: click.userId, action: click.action };
    let listener: Listener | undefined;
    try {
      if (!(await store.firstTime(click.id, clock.now()))) {
        log.debug({ ...about, click: click.id }, 'a click came twice');
        return;
      }
      const action = find(click.action);
      const begin = async (): Promise<ActionContext> => {
        const actor = await directory.actor(click.surface, click.userId);
        listener = actor;
        await admit(action, readValue(click.value), actor);
        return contextFor(actor, click);
      };
      const { run, form } = action;
      if (run) {
        const sentence = await said(await run(await begin(), readValue(click.value)), listener ?? { locale: config.language });
        if (sentence !== undefined) await respond.say(sentence);
      } else if (form) {
        await ask(action, begin().then((ctx) => form(ctx, readValue(click.value))), respond, { listener: () => listener, about, person: click });
      } else throw new RecadoError('action.unknown');
    } catch (error) {
      const hearing = listener ?? (await voice(click.surface, click.userId));
      await respond.say(await sentenceFor(error, hearing, about));
    }
  }

  interface Asking {
    listener: () => Listener | undefined;
    about: Record<string, unknown>;
    person: { surface: string; userId: string };
  }

  /** Opens the form, or at once a skeleton that it fills where making it takes longer than a person notices. */
  async function ask(action: Action, work: Promise<Form | Said>, respond: Respond, { listener, about, person }: Asking): Promise<void> {
    const label = `button.${action.id}` as TextKey;
    if (await settlesWithin(work, options.patienceMs ?? action.patienceMs ?? PATIENCE_MS)) {
      const result = await work;
      if ('blocks' in result) {
        await respond.open(result);
        return;
      }
      const sentence = await said(result, listener() ?? { locale: config.language });
      if (sentence !== undefined) await respond.say(sentence);
      return;
    }
    const early = texts.in((listener() ?? { locale: config.language }).locale);
    const skeleton = noticeForm(early, { action: action.id, title: early(label), text: early('form.opening') });
    const [ended, opened] = await Promise.allSettled([work, respond.open(skeleton)]);
    if (ended.status === 'rejected' && opened.status === 'rejected') throw ended.reason;
    const hearing = listener() ?? (await voice(person.surface, person.userId));
    const t = texts.in(hearing.locale);
    const notice = (text: string): Form => noticeForm(t, { action: action.id, title: t(label), text });
    if (opened.status === 'rejected') {
      const sentence = ended.status === 'fulfilled' && !('blocks' in ended.value) ? await said(ended.value, hearing) : undefined;
      if (sentence === undefined) throw opened.reason;
      await respond.say(sentence);
      return;
    }
    if (ended.status === 'rejected') await opened.value.update(notice(await sentenceFor(ended.reason, hearing, about)));
    else if ('blocks' in ended.value) await opened.value.update(ended.value);
    else await opened.value.update(notice((await said(ended.value, hearing)) ?? t('say.done')));
  }

  async function takeSubmission(submission: Submission, rowId: string, respond: Respond): Promise<FormReply> {
    const { surface, userId, meta, values } = submission;
    const about = { surface, user: userId, action: submission.action };
    let listener: Listener | undefined;
    let isSaved = false;
    try {
      const personId = await directory.personId(surface, userId);
      await store.submissions.save({ id: rowId, surface, personId, action: submission.action, ticketId: meta['ticketId'] ?? null, values, at: clock.now() });
      isSaved = true;
      const action = find(submission.action);
      const actor = await directory.actor(surface, userId);
      listener = actor;
      await admit(action, meta, actor);
      if (!action.submit) throw new RecadoError('action.unknown');
      const { say, ...reply } = await action.submit(contextFor(actor), meta, values);
      await finish(rowId, reply.kind === 'close' ? 'used' : 'refused');
      const sentence = await said({ say }, actor);
      if (sentence !== undefined) await respond.say(sentence);
      return reply;
    } catch (error) {
      const hearing = listener ?? (await voice(surface, userId));
      const sentence = await sentenceFor(error, hearing, about);
      if (isSaved) await finish(rowId, 'refused');
      return refusal(submission, sentence, hearing);
    }
  }

  /** What was typed is safe already; that its end could not be noted only means that it is offered once more. */
  async function finish(rowId: string, outcome: 'used' | 'refused'): Promise<void> {
    try {
      await store.submissions.finish(rowId, outcome);
    } catch (err) {
      log.warn({ submission: rowId, outcome, err }, 'the end of a submission could not be noted');
    }
  }

  /** Beside what she typed, so that it stays in front of her; a form without fields says it by itself. */
  function refusal({ action, values }: Submission, sentence: string, { locale }: Listener): FormReply {
    const field = ['text', 'reason'].find((name) => name in values) ?? Object.keys(values)[0];
    if (field !== undefined) return { kind: 'errors', errors: { [field]: sentence } };
    const t = texts.in(locale);
    return { kind: 'update', form: noticeForm(t, { action, title: byId.has(action) ? t(`button.${action}` as TextKey) : t('say.not-done'), text: sentence }) };
  }

  /** The same form sent twice by the surface is one submission; the same form sent again by her with other text is another. */
  function onSubmit(submission: Submission, respond: Respond): Promise<FormReply> {
    const rowId = `${submission.id}.${createHash('sha256').update(JSON.stringify(submission.values)).digest('hex').slice(0, 16)}`;
    const first = answered.get(rowId);
    if (first) return first;
    const reply = counted(() => takeSubmission(submission, rowId, respond));
    answered.set(rowId, reply);
    const forget = (): void => void answered.delete(rowId);
    // What was refused or failed may be sent again unchanged, once the reason is gone.
    reply.then(({ kind }) => { if (kind !== 'close') forget(); }, forget);
    for (const oldest of answered.keys()) {
      if (answered.size <= REMEMBERED) break;
      answered.delete(oldest);
    }
    return reply;
  }

  return {
    busy: () => inHand,
    onClick: (click, respond) => counted(() => onClick(click, respond)),
    onSubmit,
    onCommand: (command, respond) => counted(async () => {
      let listener: Listener | undefined;
      try {
        const actor = await directory.actor(command.surface, command.userId);
        listener = actor;
        await respond.say(await runCommand(contextFor(actor), command));
      } catch (error) {
        const hearing = listener ?? (await voice(command.surface, command.userId));
        await respond.say(await sentenceFor(error, hearing, { surface: command.surface, user: command.userId, command: 'recado' }));
      }
    }),
    onThreadMessage: async (message) => log.debug({ surface: message.surface, channel: message.channel, thread: message.thread }, 'a note in a thread'),
    words: (locale, key, params) => texts.in(locale)(key, params),
  };
}

/** Whether a promise, fulfilled or rejected, is done within so many milliseconds. */
async function settlesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const done = work.then(() => true, () => true);
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), ms); });
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
