import { randomUUID } from 'node:crypto';
import type { InvokeAnswer } from './activity.ts';
import { withNotes, withTyped, withoutExtras } from '../drawing/form-edits.ts';
import { dialogWords, inPlace } from '../drawing/answers.ts';
import type { Act, How, ReplyAddress } from './click.ts';
import { adaptiveCard } from '../drawing/elements.ts';
import { closeButton } from '../drawing/form.ts';
import type { At } from './form-state.ts';
import { plainLine } from '../drawing/rich.ts';
import { closeView, plainWord, present, presentChecking, presentWaiting } from './show.ts';
import { asToast, createTurn } from './turn.ts';
import type { Turn } from './turn.ts';
import type { View } from '../service/views.ts';
import { within } from '../service/views.ts';
import type { TeamsContext } from '../context.ts';

/** A drawing that is under way is taken within so long, or it fails. */
const DRAWING_MS = 2_000;

type Press = Extract<Act, { kind: 'press' }>;

/** A form to look at until the right one comes. */
async function placeholder(turn: Turn, at: At | undefined): Promise<View> {
  const { context, replyTo } = turn;
  const words = await turn.words();
  const id = context.views.newId();
  const text = words('form.opening');
  const actions = [closeButton('dialog', id, words('form.close'))];
  const content = adaptiveCard([plainLine(text), { type: 'ActionSet', spacing: 'Medium', actions }]);
  const view: View = {
    id,
    userId: replyTo.userId,
    mode: 'dialog',
    title: text,
    tall: false,
    content,
    at,
  };
  await context.views.put(view);
  return view;
}

/** What she sees of a press: a form goes before words, words before the card, which everybody sees anyway. */
async function answerPress(
  turn: Turn,
  { view: under }: Press,
  { isDone, failed, at }: { isDone: boolean; failed: boolean; at: At | undefined },
): Promise<{ answer: InvokeAnswer; shows?: string }> {
  const { context, how, replyTo } = turn;
  const { said, view: opened, isFilled, drawn, toldInChat } = turn.close();
  const words = await turn.words();
  const form = opened === undefined ? undefined : await context.views.get(opened, replyTo.userId);
  if (form !== undefined) {
    return {
      answer: isDone || isFilled ? present(form, form.content) : await presentWaiting(turn, form),
      shows: form.id,
    };
  }
  if (under !== undefined) {
    const pressed = await context.views.get(under, replyTo.userId);
    if (pressed === undefined) return { answer: plainWord(how, asToast(said[0] ?? '') ?? words('teams.gone')) };
    const notes = [...said, ...(failed ? [words('teams.failed')] : [])];
    const noted: View =
      notes.length === 0 ? pressed : { ...pressed, content: withNotes(pressed.content, notes, context.clock.now()) };
    return { answer: isDone ? present(noted, noted.content) : await presentWaiting(turn, noted), shows: under };
  }
  const text = asToast(said[0] ?? '');
  if (text !== undefined) return { answer: plainWord(how, text) };
  if (how === 'card' && drawn !== undefined && !turn.isElsewhere()) return { answer: inPlace(drawn) };
  if (!isDone && how !== 'card') {
    const opening = await placeholder(turn, at);
    turn.close(opening.id);
    return { answer: await presentWaiting(turn, opening), shows: opening.id };
  }
  const word = failed ? 'teams.failed' : isDone ? (toldInChat ? 'teams.told-in-chat' : 'teams.done') : 'teams.working';
  return { answer: plainWord(how, words(word)) };
}

/** A press of a button of ours, answered in time whatever the handler does. */
export async function runPress(
  context: TeamsContext,
  { act, how, replyTo, at }: { act: Press; how: How; replyTo: ReplyAddress; at: At | undefined },
): Promise<InvokeAnswer> {
  const pressed = act.view === undefined ? undefined : await context.views.get(act.view, replyTo.userId);
  // What she typed so far stays when she comes back to this form.
  if (pressed !== undefined)
    await context.views.put({ ...pressed, content: withTyped(withoutExtras(pressed.content), act.inputs) });
  if (how === 'card' && replyTo.message !== undefined) {
    if (act.view === undefined) context.openForms.left(replyTo.message, replyTo.userId);
    else if (pressed !== undefined) context.openForms.put(replyTo.message, { id: act.view, userId: replyTo.userId });
  }
  const from = act.view === undefined ? at : (pressed?.at ?? (act.click.from && { ...act.click.from }));
  // A form that is on its way to her would be lost under a redraw that her own press orders.
  const coming =
    how === 'card' && act.view === undefined && context.opensForm(act.click.action) ? randomUUID() : undefined;
  const turn = createTurn(context, { how, replyTo, at: from, under: act.view, coming });
  const click =
    act.click.said?.userId === undefined
      ? act.click
      : { ...act.click, said: { ...act.click.said, userId: await chatId(context, act.click.said.userId) } };
  let failed = false;
  if (coming !== undefined && replyTo.message !== undefined)
    context.openForms.put(replyTo.message, { id: coming, userId: replyTo.userId });
  const work = context.track('press', async () => {
    try {
      await context.handlers()?.onClick(click, turn.respond);
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      if (coming !== undefined) context.openForms.remove(coming);
    }
  });
  const isDone = await within(work, context.patienceMs);
  const { answer, shows } = await answerPress(turn, act, { isDone, failed, at: from });
  if (!isDone && shows !== undefined) context.views.wait(shows, work);
  // A drawing that was on its way before her form would else be shown after it, in its place.
  if (shows !== undefined && how === 'card' && replyTo.message !== undefined)
    await within(context.openForms.drawn(replyTo.message), DRAWING_MS);
  return answer;
}

/** Message actions name people as the company's directory does. */
async function chatId(context: TeamsContext, userId: string): Promise<string> {
  return (await context.user(userId))?.id ?? userId;
}

/** Follows a form to what is shown in its place by now. */
async function newest(context: TeamsContext, id: string, userId: string): Promise<View | undefined> {
  let view = await context.views.get(id, userId);
  for (let steps = 0; view?.next !== undefined && steps < 10; steps += 1) {
    const next = await context.views.get(view.next, userId);
    if (next === undefined) break;
    view = next;
  }
  return view;
}

/** "Refresh" and "See the result". */
export async function runSee(
  context: TeamsContext,
  { id, how, replyTo, at }: { id: string; how: How; replyTo: ReplyAddress; at: At | undefined },
): Promise<InvokeAnswer> {
  const turn = createTurn(context, { how, replyTo, at });
  const isDone = await context.views.settled(id, context.patienceMs);
  const view = await newest(context, id, replyTo.userId);
  const words = await turn.words();
  if (view === undefined) return how === 'card' ? closeView(turn, undefined) : dialogWords(words('teams.gone'));
  if (!isDone) return view.checking === true ? presentChecking(turn, view) : presentWaiting(turn, view);
  context.views.see(id);
  if (view.done !== undefined)
    return closeView(turn, view, {
      all: view.closesAll === true,
      said: how === 'card' || view.done === '' ? [] : [view.done],
    });
  if (how === 'card' && replyTo.message !== undefined) context.openForms.put(replyTo.message, view);
  // It was being checked when Recado stopped: what she typed is here, and safe to send in again.
  if (view.checking === true)
    return present(view, withNotes(view.content, [words('teams.failed')], context.clock.now()));
  return present(view, view.content);
}

/** "Cancel", and "Close" of what is only read. */
export async function runCancel(
  context: TeamsContext,
  { id, how, replyTo, at }: { id: string; how: How; replyTo: ReplyAddress; at: At | undefined },
): Promise<InvokeAnswer> {
  return closeView(createTurn(context, { how, replyTo, at }), await newest(context, id, replyTo.userId));
}
