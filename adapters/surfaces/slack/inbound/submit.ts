import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import type { FormReply } from '#core/form.ts';
import type { Respond } from '#core/ports/surface.ts';
import type { ReplyAddress } from './click.ts';
import { plainContext } from '../drawing/card.ts';
import { errorText, label, toView } from '../drawing/form.ts';
import { LIMIT } from '../drawing/limits.ts';
import { createMeanwhile } from './meanwhile.ts';
import { isOvertaken } from './respond.ts';
import type { SlackContext } from './respond.ts';
import type { SentView } from '../wire.ts';

/** Slack waits three seconds for the answer to a form; the rest is for the way there and back. */
const PATIENCE_MS = 1_500;
/** An answer and a call travel apart: the outcome must not be drawn before "checking", which would then stay. */
const SETTLE_MS = 400;

/** What the acknowledgement of a form may carry. */
export type SubmitAck =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView }
  | { response_action: 'clear' }
  | undefined;

export interface Sent {
  view: SentView;
  replyTo: ReplyAddress;
  respond: Respond;
  /** Asked for only when the check takes long. */
  words(key: 'form.checking' | 'form.close' | 'form.done'): Promise<string>;
}

type Outcome = { reply: FormReply } | { failed: unknown };

const FAILED = '⚠';

function frame(view: SentView): Pick<ModalView, 'type' | 'callback_id' | 'private_metadata' | 'title'> {
  const title = view.title as ModalView['title'];
  return { type: 'modal', callback_id: view.callback_id, private_metadata: view.private_metadata, title };
}

function notice(view: SentView, text: string, close: string): ModalView {
  return { ...frame(view), close: label(close, LIMIT.viewTitle), blocks: [plainContext(text)] };
}

/** An input with what she typed in it as its first value. */
function withTyped(block: SentView['blocks'][number], view: SentView): KnownBlock {
  const input = block as KnownBlock;
  if (input.type !== 'input' || input.block_id === undefined) return input;
  const { element } = input;
  const typed = view.state.values[input.block_id]?.[element.action_id ?? ''];
  if (element.type === 'plain_text_input') {
    const { initial_value: _, ...bare } = element;
    return { ...input, element: typed?.value ? { ...bare, initial_value: typed.value } : bare };
  }
  if (element.type === 'users_select') {
    const { initial_user: _, ...bare } = element;
    return { ...input, element: typed?.selected_user ? { ...bare, initial_user: typed.selected_user } : bare };
  }
  if (element.type === 'datepicker') {
    const { initial_date: _, ...bare } = element;
    return { ...input, element: typed?.selected_date ? { ...bare, initial_date: typed.selected_date } : bare };
  }
  if (element.type === 'datetimepicker' && typed?.selected_date_time != null)
    return { ...input, element: { ...element, initial_date_time: typed.selected_date_time } };
  if (
    element.type === 'checkboxes' ||
    element.type === 'multi_static_select' ||
    element.type === 'multi_external_select'
  ) {
    const { initial_options: _, ...bare } = element;
    // Slack gives back the options as they were offered to her.
    const several = (typed?.selected_options ?? []).flatMap((option) =>
      'text' in option ? [{ ...option, text: option['text'] as PlainTextElement }] : [],
    );
    return { ...input, element: (several.length > 0 ? { ...bare, initial_options: several } : bare) as typeof element };
  }
  const chosen = typed?.selected_option;
  if ((element.type === 'radio_buttons' || element.type === 'static_select') && chosen != null) {
    const all =
      element.type === 'static_select'
        ? [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)]
        : element.options;
    const option = all.find(({ value }) => value === chosen.value);
    if (option !== undefined) return { ...input, element: { ...element, initial_option: option } as typeof element };
  }
  return input;
}

/** The same form with what she typed, an error line under each field named and, on top, those that name none. */
export function againWithErrors(view: SentView, errors: Record<string, string>): ModalView {
  const fields = new Set(view.blocks.map((block) => block.block_id));
  const blocks: KnownBlock[] = Object.entries(errors)
    .filter(([field]) => !fields.has(field))
    .map(([, text]) => plainContext(`${FAILED} ${errorText(text)}`));
  for (const block of view.blocks) {
    blocks.push(withTyped(block, view));
    const text = block.block_id === undefined ? undefined : errors[block.block_id];
    if (text !== undefined) blocks.push(plainContext(`${FAILED} ${errorText(text)}`));
  }
  const { close, submit } = view as Pick<ModalView, 'close' | 'submit'>;
  return {
    ...frame(view),
    close: close ?? undefined,
    submit: submit ?? undefined,
    blocks: blocks.slice(0, LIMIT.viewBlocks),
  };
}

function canStandBeside(view: SentView, errors: Record<string, string>): boolean {
  const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  const fields = Object.keys(errors);
  return fields.length > 0 && fields.every((field) => inputs.has(field));
}

function inTime(context: SlackContext, { view, replyTo }: Sent, outcome: Outcome): SubmitAck {
  // The handler's own failure: her text stays where it is, and nothing says that it was taken.
  if ('failed' in outcome) return { response_action: 'update', view: againWithErrors(view, { '': FAILED }) };
  const { reply } = outcome;
  switch (reply.kind) {
    case 'close':
      return reply.all === true ? { response_action: 'clear' } : undefined;
    case 'errors': {
      if (!canStandBeside(view, reply.errors))
        return { response_action: 'update', view: againWithErrors(view, reply.errors) };
      return {
        response_action: 'errors',
        errors: Object.fromEntries(Object.entries(reply.errors).map(([field, text]) => [field, errorText(text)])),
      };
    }
    case 'update':
      return { response_action: 'update', view: toView(reply.form, { now: context.clock.now() }, replyTo.origin) };
    default:
      return reply satisfies never;
  }
}

async function lateView(context: SlackContext, sent: Sent, outcome: Outcome): Promise<ModalView> {
  const ack = inTime(context, sent, outcome);
  if (ack === undefined || ack.response_action === 'clear')
    return notice(sent.view, await sent.words('form.done'), await sent.words('form.close'));
  return ack.response_action === 'update' ? ack.view : againWithErrors(sent.view, ack.errors);
}

async function showLate(context: SlackContext, sent: Sent, outcome: Outcome): Promise<void> {
  const view = await lateView(context, sent, outcome);
  try {
    await context.api.call('views.update', (client) => client.views.update({ view_id: sent.view.id, view }));
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    // She closed the form while it was checked: what went wrong is told where she is.
    const errors = 'reply' in outcome && outcome.reply.kind === 'errors' ? Object.values(outcome.reply.errors) : [];
    if (errors.length > 0) await sent.respond.say(errors.join('\n'));
  }
}

const pause = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, ms, undefined));

/** Answers a form: at once with the outcome, or with "checking" and the outcome in the same form when it comes. */
export async function answerSubmission(
  context: SlackContext,
  sent: Sent,
  check: (progress: (text: string) => void) => Promise<FormReply>,
  ack: (answer: SubmitAck) => Promise<void>,
): Promise<void> {
  const { log, api } = context;
  const meanwhile = createMeanwhile(
    async (text) => {
      const view = notice(sent.view, text, await sent.words('form.close'));
      await api.call('views.update', (client) => client.views.update({ view_id: sent.view.id, view }));
    },
    (err) => log.info({ err }, 'how far a form is could not be shown'),
    { isBegun: false },
  );
  const outcome = check(meanwhile.tell).then(
    (reply): Outcome => ({ reply }),
    (failed: unknown): Outcome => {
      log.error({ err: failed, action: sent.view.callback_id }, 'a form handler failed');
      return { failed };
    },
  );
  const first = await Promise.race([outcome, pause(PATIENCE_MS)]);
  if (first !== undefined) {
    await ack(inTime(context, sent, first));
    return;
  }
  await ack({
    response_action: 'update',
    view: notice(sent.view, meanwhile.last() ?? (await sent.words('form.checking')), await sent.words('form.close')),
  });
  const [late] = await Promise.all([outcome, pause(SETTLE_MS).then(meanwhile.begin)]);
  await meanwhile.end();
  await showLate(context, sent, late);
}
