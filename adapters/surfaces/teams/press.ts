import type { InvokeAnswer } from './activity.ts';
import { withNotes, withTyped, withoutExtras } from './again.ts';
import { dialogWords, inPlace } from './answers.ts';
import type { Act, How, Reach } from './click.ts';
import { adaptiveCard } from './elements.ts';
import { closeButton } from './form.ts';
import type { At } from './form.ts';
import { plainLine } from './rich.ts';
import { closeView, plainWord, present, presentChecking, presentWaiting } from './show.ts';
import { asToast, createTurn } from './turn.ts';
import type { Turn } from './turn.ts';
import type { View } from './views.ts';
import { within } from './views.ts';
import type { Ways } from './ways.ts';

type Press = Extract<Act, { kind: 'press' }>;

/** A form to look at until the right one comes. */
async function placeholder(turn: Turn, at: At | undefined): Promise<View> {
  const { ways, reach } = turn;
  const words = await turn.words();
  const id = ways.views.newId();
  const text = words('form.opening');
  const actions = [closeButton('dialog', id, words('form.close'))];
  const content = adaptiveCard([plainLine(text), { type: 'ActionSet', spacing: 'Medium', actions }]);
  const view: View = { id, userId: reach.userId, mode: 'dialog', title: text, tall: false, content, ...(at !== undefined && { at }) };
  await ways.views.put(view);
  return view;
}

/** What she sees of a press: a form goes before words, words before the card, which everybody sees anyway. */
async function answerPress(turn: Turn, { view: under }: Press, { isDone, failed, at }: { isDone: boolean; failed: boolean; at: At | undefined }): Promise<{ answer: InvokeAnswer; shows?: string }> {
  const { ways, how, reach } = turn;
  const { said, view: opened, isFilled, drawn, toldInChat } = turn.close();
  const words = await turn.words();
  const form = opened === undefined ? undefined : await ways.views.get(opened, reach.userId);
  if (form !== undefined) {
    return { answer: isDone || isFilled ? present(form, form.content) : await presentWaiting(turn, form), shows: form.id };
  }
  if (under !== undefined) {
    const pressed = await ways.views.get(under, reach.userId);
    if (pressed === undefined) return { answer: plainWord(how, asToast(said[0] ?? '') ?? words('teams.gone')) };
    const notes = [...said, ...(failed ? [words('teams.failed')] : [])];
    const noted: View = notes.length === 0 ? pressed : { ...pressed, content: withNotes(pressed.content, notes, ways.clock.now()) };
    return { answer: isDone ? present(noted, noted.content) : await presentWaiting(turn, noted), shows: under };
  }
  const text = asToast(said[0] ?? '');
  if (text !== undefined) return { answer: plainWord(how, text) };
  if (how === 'card' && drawn !== undefined) return { answer: inPlace(drawn) };
  if (!isDone && how !== 'card') {
    const opening = await placeholder(turn, at);
    turn.close(opening.id);
    return { answer: await presentWaiting(turn, opening), shows: opening.id };
  }
  const word = failed ? 'teams.failed' : isDone ? (toldInChat ? 'teams.told-in-chat' : 'teams.done') : 'teams.working';
  return { answer: plainWord(how, words(word)) };
}

/** A press of a button of ours, answered in time whatever the handler does. */
export async function runPress(ways: Ways, { act, how, reach, at }: { act: Press; how: How; reach: Reach; at: At | undefined }): Promise<InvokeAnswer> {
  const pressed = act.view === undefined ? undefined : await ways.views.get(act.view, reach.userId);
  // What she typed so far stays when she comes back to this form.
  if (pressed !== undefined) await ways.views.put({ ...pressed, content: withTyped(withoutExtras(pressed.content), act.inputs) });
  const from = act.view === undefined ? at : (pressed?.at ?? (act.click.from && { ...act.click.from }));
  const turn = createTurn(ways, { how, reach, at: from, under: act.view });
  const click = act.click.said?.userId === undefined ? act.click : { ...act.click, said: { ...act.click.said, userId: await chatId(ways, act.click.said.userId) } };
  let failed = false;
  const work = ways.track('press', async () => {
    try {
      await ways.handlers()?.onClick(click, turn.respond);
    } catch (error) {
      failed = true;
      throw error;
    }
  });
  const isDone = await within(work, ways.patienceMs);
  const { answer, shows } = await answerPress(turn, act, { isDone, failed, at: from });
  if (!isDone && shows !== undefined) ways.views.wait(shows, work);
  return answer;
}

/** Message actions name people as the company's directory does. */
async function chatId(ways: Ways, userId: string): Promise<string> {
  return (await ways.user(userId))?.id ?? userId;
}

/** Follows a form to what is shown in its place by now. */
async function newest(ways: Ways, id: string, userId: string): Promise<View | undefined> {
  let view = await ways.views.get(id, userId);
  for (let steps = 0; view?.next !== undefined && steps < 10; steps += 1) {
    const next = await ways.views.get(view.next, userId);
    if (next === undefined) break;
    view = next;
  }
  return view;
}

/** "Refresh" and "See the result". */
export async function runSee(ways: Ways, { id, how, reach, at }: { id: string; how: How; reach: Reach; at: At | undefined }): Promise<InvokeAnswer> {
  const turn = createTurn(ways, { how, reach, at });
  const isDone = await ways.views.settled(id, ways.patienceMs);
  const view = await newest(ways, id, reach.userId);
  const words = await turn.words();
  if (view === undefined) return how === 'card' ? closeView(turn, undefined) : dialogWords(words('teams.gone'));
  if (!isDone) return view.checking === true ? presentChecking(turn, view) : presentWaiting(turn, view);
  ways.views.see(id);
  if (view.done !== undefined) return closeView(turn, view, { all: view.closesAll === true, said: how === 'card' || view.done === '' ? [] : [view.done] });
  // It was being checked when Recado stopped: what she typed is here, and safe to send in again.
  if (view.checking === true) return present(view, withNotes(view.content, [words('teams.failed')], ways.clock.now()));
  return present(view, view.content);
}

/** "Cancel", and "Close" of what is only read. */
export async function runCancel(ways: Ways, { id, how, reach, at }: { id: string; how: How; reach: Reach; at: At | undefined }): Promise<InvokeAnswer> {
  return closeView(createTurn(ways, { how, reach, at }), await newest(ways, id, reach.userId));
}
