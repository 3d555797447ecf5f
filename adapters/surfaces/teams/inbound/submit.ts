import type { Inline } from '#core/card.ts';
import type { FormReply, FormValues } from '#core/form.ts';
import type { InvokeAnswer } from './activity.ts';
import { withErrors, withTyped, withoutExtras } from '../drawing/form-edits.ts';
import { closeUploads, givenIn } from './pending-uploads.ts';
import { asMessage } from '../drawing/card.ts';
import type { Act, How, ReplyAddress } from './click.ts';
import type { Action, AdaptiveCard, Element } from '../drawing/elements.ts';
import { closeView, plainWord, present, presentChecking } from './show.ts';
import { asToast, createTurn } from './turn.ts';
import type { Turn } from './turn.ts';
import { asWritten } from './values.ts';
import type { View } from '../service/views.ts';
import { within } from '../service/views.ts';
import type { TeamsContext } from '../context.ts';

type Submit = Extract<Act, { kind: 'submit' }>;
type Outcome = { reply: FormReply } | { failed: unknown };

/** The card is drawn anew right after its form is taken: that one is shown in place of the form, not the one before. */
const REDRAW_MS = 400;

/** The form as it stands after an outcome that keeps it open. */
async function kept(turn: Turn, view: View, outcome: Outcome): Promise<View | undefined> {
  const { checking: _, ...open } = view;
  if ('failed' in outcome)
    return { ...open, content: withErrors(view.content, { '': (await turn.words())('teams.failed') }) };
  const { reply } = outcome;
  switch (reply.kind) {
    case 'errors':
      return { ...open, content: withErrors(view.content, reply.errors) };
    case 'update':
      return { ...open, ...(await turn.draw(reply.form, view)) };
    case 'close':
      return undefined;
    default:
      return reply satisfies never;
  }
}

function closesAll(outcome: Outcome): boolean {
  return 'reply' in outcome && outcome.reply.kind === 'close' && outcome.reply.all === true;
}

async function inTime(turn: Turn, view: View, outcome: Outcome): Promise<InvokeAnswer> {
  const next = await kept(turn, view, outcome);
  if (next !== undefined) {
    await turn.context.views.put(next);
    const { said } = turn.close(view.id);
    for (const words of said) await turn.tellInChat(words);
    return present(next, next.content);
  }
  const drawn = turn.how === 'card' && view.at?.ts !== undefined ? await turn.drawnWithin(REDRAW_MS) : undefined;
  return closeView(turn, view, { all: closesAll(outcome), said: turn.close(view.id).said, drawn });
}

/** Actions of a dialog work in no message: the same ones as a card has them, for a form of another id. */
function inMessage(action: Action, id: string): Action {
  if (action.type === 'Action.OpenUrl') return action;
  const { recado } = { recado: {}, ...action.data };
  const data = { recado: { ...recado, view: id } };
  const own =
    'do' in recado && typeof recado.do === 'string'
      ? `recado.${recado.do}`
      : 'action' in recado && typeof recado.action === 'string'
        ? recado.action
        : 'recado';
  return { ...action, type: 'Action.Execute', verb: own, data };
}

function forChat({ content, title, mode }: View, id: string): AdaptiveCard {
  const heading: Element[] =
    mode === 'dialog'
      ? [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, size: 'Large', weight: 'Bolder' }] }]
      : [];
  const body = content.body.map((element): Element =>
    element.type === 'ActionSet'
      ? { ...element, actions: element.actions.map((action) => inMessage(action, id)) }
      : element,
  );
  return { ...content, body: [...heading, ...body] };
}

/** She did not look at the outcome where she sent the form in: it comes to her, with what she typed. */
async function bring(turn: Turn, view: View, next: View | undefined): Promise<void> {
  const { context, replyTo } = turn;
  const words = await turn.words();
  if (next === undefined) {
    if (!turn.close().toldInChat) await turn.tellInChat(`${view.title}: ${words('teams.done')}`);
    return;
  }
  const id = context.views.newId();
  const content = forChat(next, id);
  const channel = await context.direct(replyTo.userId);
  const { ts } = await context.send({ channel }, asMessage(content, next.title));
  // What it lay on stays where it was.
  const { below: _below, ...alone } = next;
  await context.views.put({ ...alone, id, mode: 'card', content, message: { channel, ts } });
}

/** Answers a form that takes long, and sees to what becomes of it. */
async function takeLate(
  turn: Turn,
  view: View,
  { outcome, told }: { outcome: Promise<Outcome>; told: string | undefined },
): Promise<InvokeAnswer> {
  const { context } = turn;
  const { views } = context;
  const [before] = turn.close(view.id).said;
  // Nothing is typed there meanwhile.
  context.openForms.remove(view.id);
  await views.put({ ...view, checking: true });
  const finish = async (): Promise<View | undefined> => {
    const result = await outcome;
    const next = await kept(turn, view, result);
    // She may have closed it: then it stays closed.
    const open = await views.get(view.id, view.userId);
    if (open !== undefined)
      await views.put(
        next ?? {
          ...open,
          done: asToast(before ?? '') ?? (await turn.words())('teams.done'),
          closesAll: closesAll(result),
        },
      );
    return next;
  };
  const finished = finish();
  views.wait(
    view.id,
    finished.then(() => undefined),
  );
  if (told !== undefined) views.tell(view.id, told);
  void context.track('a form that took long', async () => {
    const next = await finished;
    if (!(await views.seenWithin(view.id, context.graceMs))) await bring(turn, view, next);
  });
  return presentChecking(turn, view);
}

/** Everything she typed, where its form is lost: it was stored, and is told back. */
async function withoutForm(turn: Turn, values: FormValues, outcome: Outcome): Promise<InvokeAnswer> {
  const words = await turn.words();
  const { said } = turn.close();
  if ('reply' in outcome && outcome.reply.kind === 'close') return closeView(turn, undefined, { said });
  const errors =
    'reply' in outcome && outcome.reply.kind === 'errors'
      ? Object.values(outcome.reply.errors)
      : [words('failed' in outcome ? 'teams.failed' : 'teams.gone')];
  const typed = Object.values(values).filter((value) => value !== undefined);
  const told: Inline[] = [...errors, ...typed].map((text) => ({ kind: 'text', text: `${text}\n` }));
  await turn.tellInChat(told);
  return plainWord(turn.how, words('teams.told-in-chat'));
}

/** A form sent in: answered at once with the outcome, or with "checking" and the outcome when she asks for it. */
export async function runSubmit(
  context: TeamsContext,
  { act, how, replyTo }: { act: Submit; how: How; replyTo: ReplyAddress },
): Promise<InvokeAnswer> {
  const { state, inputs, broken } = act;
  const submission = {
    ...act.submission,
    values: { ...asWritten(act.submission.values), ...(await givenIn(context, replyTo.userId, state)) },
  };
  const open = await context.views.get(state.view, replyTo.userId);
  const {
    done: _done,
    checking: _checking,
    next: _next,
    ...bare
  } = open ?? { done: undefined, checking: undefined, next: undefined };
  const view: View | undefined =
    open === undefined ? undefined : { ...open, ...bare, content: withTyped(withoutExtras(open.content), inputs) };
  if (view !== undefined && how === 'card' && replyTo.message !== undefined)
    context.openForms.put(replyTo.message, view);
  const turn = createTurn(context, { how, replyTo, at: state.at });
  if (view !== undefined) {
    await context.views.put(view);
    const words = await turn.words();
    const missing = state.need.filter((name) => submission.values[name] === undefined && !broken.includes(name));
    const errors = Object.fromEntries([
      ...missing.map((name) => [name, words('teams.required')]),
      ...broken.map((name) => [name, words('teams.date-and-time')]),
    ]);
    if (Object.keys(errors).length > 0) return inTime(turn, view, { reply: { kind: 'errors', errors } });
  }
  let told: string | undefined;
  const check = async (): Promise<FormReply> => {
    const taking = context.handlers();
    if (taking === undefined) throw new Error('the surface was stopped');
    const progress = (text: string): void => {
      told = text;
      context.views.tell(state.view, text);
    };
    const reply = await taking.onSubmit(submission, { ...turn.respond, progress });
    if (reply.kind === 'close') await closeUploads(context, replyTo.userId, state);
    return reply;
  };
  const outcome = check().then(
    (reply): Outcome => ({ reply }),
    (failed: unknown): Outcome => {
      context.log.error({ err: failed, action: submission.action }, 'a form handler failed');
      return { failed };
    },
  );
  void context.track('form', async () => void (await outcome));
  if (view === undefined) return withoutForm(turn, submission.values, await outcome);
  return (await within(outcome, context.patienceMs))
    ? inTime(turn, view, await outcome)
    : takeLate(turn, view, { outcome, told });
}
