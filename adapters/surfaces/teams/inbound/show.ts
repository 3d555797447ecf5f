import type { Inline } from '#core/card.ts';
import type { InvokeAnswer } from './activity.ts';
import { withLate, withNotes } from '../drawing/form-edits.ts';
import { CLOSED, dialog, dialogWords, inPlace, toast } from '../drawing/answers.ts';
import { asMessage } from '../drawing/card.ts';
import type { How } from './click.ts';
import { adaptiveCard } from '../drawing/elements.ts';
import type { AdaptiveCard } from '../drawing/elements.ts';
import { closeButton, seeButton } from '../drawing/form.ts';
import { plainLine } from '../drawing/rich.ts';
import { asToast } from './turn.ts';
import type { SpokenText, Turn } from './turn.ts';
import type { View } from '../service/views.ts';

/** A word where no card and no form is left to be shown. */
export function plainWord(how: How, text: string): InvokeAnswer {
  return how === 'card' || how === 'chat' ? toast(text) : dialogWords(text);
}

/** A form where she looks. */
export function present(
  { mode, title, tall }: Pick<View, 'mode' | 'title' | 'tall'>,
  content: AdaptiveCard,
): InvokeAnswer {
  return mode === 'dialog' ? dialog({ title, content, tall }) : inPlace(content);
}

/** A form that something is still to come for. */
export async function presentWaiting(turn: Turn, view: View): Promise<InvokeAnswer> {
  const words = await turn.words();
  const { views, clock } = turn.context;
  const told = views.told(view.id);
  const content = told === undefined ? view.content : withNotes(view.content, [told], clock.now());
  return present(view, withLate(content, seeButton(view.mode, view.id, words('teams.refresh'))));
}

/** What stands in place of a form while it is checked. */
export async function presentChecking(turn: Turn, view: View): Promise<InvokeAnswer> {
  const words = await turn.words();
  const actions = [
    seeButton(view.mode, view.id, words('teams.see-result')),
    closeButton(view.mode, view.id, words('form.close')),
  ];
  return present(
    view,
    adaptiveCard([
      plainLine(turn.context.views.told(view.id) ?? words('form.checking'), 'line'),
      plainLine(words('teams.checking')),
      { type: 'ActionSet', spacing: 'Medium', actions },
    ]),
  );
}

/** The card that her form stood in, as it is now. */
async function backToCard(turn: Turn, view: View | undefined, drawn: AdaptiveCard | undefined): Promise<InvokeAnswer> {
  const { context, replyTo } = turn;
  const words = await turn.words();
  if (view?.message !== undefined) {
    // A form in a message of its own leaves one line behind, or it could be sent in again.
    const line: Inline[] = [{ kind: 'text', text: `${view.title}: ${words('teams.done')}` }];
    const content = withNotes(adaptiveCard([]), [line], context.clock.now());
    const { message, title } = view;
    void context.track('a form in a chat', () => context.update(message, asMessage(content, title)));
    return inPlace(content);
  }
  if (turn.isElsewhere()) return toast(words('teams.done'));
  const shown = drawn ?? (replyTo.message === undefined ? undefined : await context.sentCards.get(replyTo.message));
  return shown === undefined ? toast(words('teams.done')) : inPlace(shown);
}

/** Tells what has no other place. */
export async function tellAll(turn: Turn, said: SpokenText[]): Promise<void> {
  for (const words of said) await turn.tellInChat(words);
}

/** Takes a form away, with those below it where all are done, and shows what lay under it. */
export async function closeView(
  turn: Turn,
  view: View | undefined,
  { all = false, said = [], drawn }: { all?: boolean; said?: SpokenText[]; drawn?: AdaptiveCard | undefined } = {},
): Promise<InvokeAnswer> {
  const { context, how, replyTo } = turn;
  if (view !== undefined) await context.views.remove(view.id);
  let below = view?.below === undefined ? undefined : await context.views.get(view.below, replyTo.userId);
  while (all && below !== undefined) {
    await context.views.remove(below.id);
    below = below.below === undefined ? undefined : await context.views.get(below.below, replyTo.userId);
  }
  if (below !== undefined)
    return present(below, said.length === 0 ? below.content : withNotes(below.content, said, context.clock.now()));
  if (how === 'card' || how === 'chat') {
    await tellAll(turn, said);
    return backToCard(turn, view, drawn);
  }
  const [first] = said;
  const text = first === undefined ? undefined : asToast(first);
  await tellAll(turn, text === undefined ? said : said.slice(1));
  return text === undefined ? CLOSED : dialogWords(text);
}
