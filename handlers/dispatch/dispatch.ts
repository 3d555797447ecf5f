import { createHash } from 'node:crypto';
import { formerButtons } from '#core/buttons.ts';
import { askedPeople } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import type { FormReply } from '#core/form.ts';
import type { Actor } from '#core/people.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Click, Respond, Submission, SurfaceHandlers } from '#core/ports/surface.ts';
import { freshDraft } from '../people/approvers.ts';
import { cardAbove } from '../card-of-thread.ts';
import { runCommand } from '../commands/command.ts';
import type { ActionContext, Services } from '../context.ts';
import type { Action } from '../define.ts';
import type { Listener } from '../sentences.ts';
import { mayActHere } from '../people/linked-private.ts';
import { takeNote } from '../intake/notes.ts';
import { openHome } from '../home.ts';
import { rememberAnswers } from './idempotent-replies.ts';
import { drawPressed } from './draw-pressed.ts';
import { openForm } from './open-form.ts';
import { operatorForm } from '../commands/operator-form.ts';
import { ticketIn } from '../alerts/trace.ts';
import { valueOf } from './message-shortcut.ts';
import { createTelling, show } from './tell.ts';
import type { WhoWaits } from '../../store/database/who-waits.ts';
import { takeExpertWords } from '../intake/thread-message.ts';
import { takeTyped } from './typed.ts';

export interface Dispatch extends SurfaceHandlers {
  /** Clicks, submissions and commands in hand. */
  busy(): number;
}

/** Far below the three seconds that a trigger lives. */
const PATIENCE_MS = 300;
/** Presses in hand at once that are no storm. */
const FEW = 4;
/** Submissions remembered so that a second delivery gets the answer of the first. */
const REMEMBERED = 500;

/** What happens when a person acts: once, by somebody who may, and with an answer only she sees. */
export function createDispatch(
  services: Services,
  actions: readonly Action[],
  options: { patienceMs?: number } = {},
): Dispatch {
  const { store, clock, log, texts, directory } = services;
  const named = new Map(actions.map((action) => [action.id, action]));
  const formerly = Object.entries(formerButtons).flatMap(([old, id]) => {
    const action = named.get(id);
    return action ? [[old, action] as const] : [];
  });
  const byId = new Map([...formerly, ...named]);
  const { explain, anybody, voice, sentenceFor, wordsFor, said, notice, tellDone, tellRefused, refusal } =
    createTelling(services, byId);
  const answered = rememberAnswers<FormReply>(REMEMBERED);
  let inHand = 0;

  async function counted<T>(work: () => Promise<T>, by: WhoWaits = 'answer'): Promise<T> {
    inHand += 1;
    try {
      return await store.waitedFor(by, work);
    } finally {
      inHand -= 1;
    }
  }

  /**
   * A press is acknowledged before its work, which she sees the end of. It goes before what nobody waits for, but in a storm of
   * presses: there each would be done at once, and nobody would have room to acknowledge the next.
   */
  const whoSees = (): WhoWaits => (inHand < FEW ? 'sight' : 'nobody');

  function find(id: string): Action {
    const action = byId.get(id);
    if (!action) throw new RecadoError('action.unknown');
    return action;
  }

  /** @throws RecadoError when she may not do this to this ticket */
  async function admit(action: Action, raw: unknown, actor: Actor): Promise<void> {
    const subject = action.subject(raw);
    if (subject === null) {
      if (!actor.rights.has(action.right)) throw new RecadoError('right.missing', { params: { right: action.right } });
      return;
    }
    const ticket = await store.tickets.get(subject.ticketId);
    if (!ticket) throw new RecadoError('ticket.not-found');
    await admitTo(action, { actor, ticket, ...subject });
  }

  /** The conversation goes with it where the form is about to read it. */
  async function admitForm(action: Action, raw: unknown, actor: Actor): Promise<Pick<ActionContext, 'admitted'>> {
    const subject = action.takesDetail ? action.subject(raw) : null;
    if (subject === null) {
      await admit(action, raw, actor);
      return {};
    }
    const admitted = await store.tickets.detail(subject.ticketId);
    if (!admitted) throw new RecadoError('ticket.not-found');
    await admitTo(action, { actor, ticket: admitted.ticket, ...subject });
    return { admitted };
  }

  interface Admitting {
    actor: Actor;
    ticket: Ticket;
    ticketId: string;
    draftId?: string;
    delegationId?: string;
  }

  /** @throws RecadoError when she may not do this to this ticket */
  async function admitTo(action: Action, { actor, ticket, ticketId, draftId, delegationId }: Admitting): Promise<void> {
    if (action.asked) return admitAsked(ticketId, delegationId, actor);
    const isApproving = action.right === 'approve';
    if ((isApproving || action.right === 'read') && draftId !== undefined) {
      // Asked now: what the version was submitted under may have changed since.
      const draft = await freshDraft(services, ticketId, draftId);
      if (draft?.approval.approvers.includes(actor.id)) return;
    }
    // Whoever is in the channel but not listed learns from the draft itself who approves it.
    await mayActHere(services, actor, { ticket, right: isApproving ? 'read' : action.right });
  }

  /** Being asked gives the right to answer, and nothing else does. */
  async function admitAsked(ticketId: string, delegationId: string | undefined, actor: Actor): Promise<void> {
    const delegation = delegationId === undefined ? null : await store.delegations.get(delegationId);
    if (delegation?.ticketId !== ticketId) throw new RecadoError('delegation.not-found');
    const people = askedPeople(delegation);
    if (!people.includes(actor.id))
      throw new RecadoError('delegation.not-asked', { params: { approvers: people.join(', ') } });
  }

  function contextFor(actor: Actor, where: { channel?: string; ts?: string } = {}): ActionContext {
    return {
      ...services,
      explain,
      actor,
      t: texts.in(actor.locale),
      channel: where.channel,
      ts: where.ts,
    };
  }

  /**
   * What she pressed shows what came of it before anything else is drawn. Where that fails, the redraw that every move orders does
   * it a little later.
   */
  async function drawFirst(
    { surface, ticketId, at }: { surface: string; ticketId: string; at: { channel: string; ts: string } },
    { redraw }: Respond,
  ): Promise<void> {
    if (!redraw) return;
    try {
      await drawPressed(services, { surface, ticketId, ...at }, redraw);
    } catch (err) {
      log.info({ surface, ticketId, err }, 'a pressed message could not be drawn at once');
    }
  }

  /** The message that `drawFirst` will draw. */
  function drawnFirst(
    surface: string,
    at: { channel: string; ts: string } | undefined,
    { redraw }: Respond,
  ): ActionContext['draws'] {
    return at && redraw ? { surface, ...at } : undefined;
  }

  /** Holds back other redraws of the ticket until `work`, which draws what was pressed, is done. */
  function holding<T>(
    { ticketId, surface }: { ticketId: string | undefined; surface: string },
    work: () => Promise<T>,
  ): Promise<T> {
    return ticketId !== undefined ? services.pressing.during(ticketId, work, surface) : work();
  }

  async function onClick(click: Click, respond: Respond): Promise<void> {
    const about = { surface: click.surface, user: click.userId, action: click.action, ...ticketIn(click.value) };
    const at =
      click.from ??
      (click.channel !== undefined && click.ts !== undefined ? { channel: click.channel, ts: click.ts } : undefined);
    const { ticketId } = about;
    const hears = (heard: Listener): Listener => ({ ...heard, ticketId: ticketId ?? heard.ticketId });
    const draw = async (): Promise<void> => {
      if (about.ticketId !== undefined && at)
        await drawFirst({ surface: click.surface, ticketId: about.ticketId, at }, respond);
    };
    let listener: Listener | undefined;
    let hasMoved = false;
    try {
      if (!(await store.firstTime(click.id, clock.now()))) {
        log.debug({ ...about, click: click.id }, 'a click came twice');
        return;
      }
      const action = find(click.action);
      const begin = async (): Promise<{ ctx: ActionContext; value: unknown }> => {
        const actor = await directory.actor(click.surface, click.userId);
        listener = hears(actor);
        const value = await valueOf(store, click);
        const admitted = await admitForm(action, value, actor);
        const draws = drawnFirst(click.surface, at, respond);
        const moved = (): void => void (hasMoved = true);
        return { ctx: { ...contextFor(actor, click), ...admitted, draws, moved }, value };
      };
      const { run, form } = action;
      if (run) {
        const { ctx, value } = await begin();
        const result = await run(ctx, value);
        await draw();
        await tellDone(result, { respond, listener: listener ?? anybody, about, action: action.id });
      } else if (form) {
        const hearing = async (): Promise<Listener> => listener ?? hears(await voice(click.surface, click.userId));
        let progress: ((text: string) => void) | undefined;
        const asks = await openForm(
          begin().then(({ ctx, value }) => form({ ...ctx, progress: (text) => progress?.(text) }, value)),
          respond,
          {
            waits: (tell) => (progress = tell),
            patienceMs: options.patienceMs ?? action.patienceMs ?? PATIENCE_MS,
            skeleton: () => notice(action.id, texts.in(listener?.locale)('form.opening'), listener ?? anybody),
            notice: async (text) =>
              notice(action.id, text ?? texts.in((await hearing()).locale)('say.done'), await hearing()),
            sentence: async (result) => said(result, await hearing()),
            explain: async (error) => sentenceFor(error, await hearing(), about),
          },
        );
        // Where nothing had to be asked it is done by now; what only opens a form has changed nothing that she sees.
        if (!asks || hasMoved) await draw();
      } else throw new RecadoError('action.unknown');
    } catch (error) {
      const hearing = listener ?? hears(await voice(click.surface, click.userId));
      const sentence = await wordsFor(error, hearing, about);
      await tellRefused(sentence, { respond, form: notice(click.action, sentence, hearing), about });
      // She was refused over something that her screen did not show yet.
      await draw();
    }
  }

  async function takeSubmission(submission: Submission, rowId: string, respond: Respond): Promise<FormReply> {
    const { surface, userId, meta, values } = submission;
    const about = {
      surface,
      user: userId,
      action: submission.action,
      ticketId: meta['ticketId'],
    };
    let listener: Listener | undefined;
    let isSaved = false;
    try {
      const personId = await directory.personId(surface, userId);
      const { outcome } = await store.submissions.save({
        id: rowId,
        surface,
        personId,
        action: submission.action,
        ticketId: meta['ticketId'] ?? null,
        values,
        at: clock.now(),
      });
      // Done before a crash took the answer with it: once is enough.
      if (outcome === 'used') return { kind: 'close' };
      isSaved = true;
      const action = find(submission.action);
      const actor = await directory.actor(surface, userId);
      const heard = { ...actor, ticketId: meta['ticketId'] };
      listener = heard;
      const admitted = await admitForm(action, meta, actor);
      if (!action.submit) throw new RecadoError('action.unknown');
      const { progress } = respond;
      const draws = drawnFirst(surface, submission.from, respond);
      const ctx: ActionContext = { ...contextFor(actor), ...admitted, submissionId: rowId, progress, draws };
      const { say, ...reply } = await action.submit(ctx, meta, values);
      await finish(rowId, reply.kind === 'close' ? 'used' : 'refused');
      await tellDone(
        { say },
        { respond: { say: (words) => respond.say(words) }, listener: heard, about, action: action.id },
      );
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

  /** The same form sent twice by the surface is one submission; the same form sent again by her with other text is another. */
  function onSubmit(submission: Submission, respond: Respond): Promise<FormReply> {
    const rowId = `${submission.id}.${createHash('sha256').update(JSON.stringify(submission.values)).digest('hex').slice(0, 16)}`;
    return answered.answer(
      rowId,
      () =>
        counted(async () => {
          const taking = takeSubmission(submission, rowId, respond);
          const {
            surface,
            from,
            meta: { ticketId },
          } = submission;
          // The form is answered at once; what it was opened from is drawn beside that.
          void counted(() =>
            holding({ ticketId, surface }, async () => {
              await taking;
              if (from && ticketId !== undefined)
                await store.waitedFor('sight', () => drawFirst({ surface, ticketId, at: from }, respond));
            }),
          );
          return await taking;
        }),
      ({ kind }) => kind === 'close',
    );
  }

  return takeTyped({
    busy: () => inHand,
    onClick: (click, respond) =>
      counted(
        () =>
          holding({ ticketId: ticketIn(click.value).ticketId, surface: click.surface }, () => onClick(click, respond)),
        byId.get(click.action)?.form ? 'answer' : whoSees(),
      ),
    onSubmit,
    onSuggest: async ({ surface, userId, action: id, field, query, meta }) => {
      const action = find(id);
      const actor = await directory.actor(surface, userId);
      await admit(action, meta, actor);
      return (await action.suggest?.(contextFor(actor), meta, { field, query })) ?? [];
    },
    onCommand: (command, respond) =>
      counted(async () => {
        let listener: Listener | undefined;
        try {
          const actor = await directory.actor(command.surface, command.userId);
          listener = actor;
          const form = await operatorForm(contextFor(actor), command);
          if (form) await respond.open(form);
          else await show(await runCommand(contextFor(actor), command), respond);
        } catch (error) {
          const hearing = listener ?? (await voice(command.surface, command.userId));
          await respond.say(
            await sentenceFor(error, hearing, { surface: command.surface, user: command.userId, command: 'recado' }),
          );
        }
      }),
    onHome: (visit) => counted(() => openHome(services, visit), 'sight'),
    onPlaces: ({ surface }) => store.runNow(surface),
    holds: async ({ surface, channel, ts }) => (await cardAbove(services, { surface, channel, thread: ts })) !== null,
    onThreadMessage: (message) =>
      counted(async () => {
        await takeNote(services, message);
        if (message.deleted !== true) await takeExpertWords(services, message);
      }, 'sight'),
    words: (locale, key, params) => texts.in(locale)(key, params),
  });
}
