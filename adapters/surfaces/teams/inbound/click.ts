import { z } from 'zod';
import type { Click, SaidMessage, Submission } from '#core/ports/surface.ts';
import { conversationIn, SURFACE } from './activity.ts';
import type { Activity, Conversation } from './activity.ts';
import { OPEN_LINK } from '../drawing/buttons.ts';
import { At, FormState } from './form-state.ts';
import { LIMIT } from '../drawing/limits.ts';
import { readInputs, readValues } from './values.ts';
import type { Inputs } from './values.ts';
import { htmlText } from './words.ts';
import { isZone } from './zone.ts';

/** How a press came, which decides how it may be answered. */
export type How =
  /** From a card: its answer is a card, or a word that passes by. */
  | 'card'
  /** A button that asks for a dialog. */
  | 'dialog-open'
  /** From inside a dialog. */
  | 'dialog'
  /** From the menu of a message; its dialogs are a kind of their own. */
  | 'extension-open'
  | 'extension'
  /** As a message: nothing waits for an answer. */
  | 'chat';

/** What a person did. */
export type Act =
  | { kind: 'press'; click: Click; view?: string; inputs: Inputs; home: boolean }
  | { kind: 'submit'; submission: Submission; state: FormState; inputs: Inputs; broken: string[] }
  | { kind: 'see' | 'cancel'; view: string };

/** Who acted, and where. */
export interface ReplyAddress {
  userId: string;
  place: Conversation;
  /** Language and zone as her client tells them. */
  locale?: string | undefined;
  zone?: string | undefined;
  /** The message of ours that holds what she pressed. */
  message?: { channel: string; ts: string };
}

const Pressed = z.object({
  do: z.undefined().optional(),
  action: z.string().min(1).max(200),
  value: z.string().max(LIMIT.buttonValue).default(''),
  home: z.literal(true).optional(),
  view: z.string().min(1).max(100).optional(),
  at: At.optional(),
});
const Own = z.object({ do: z.enum(['see', 'cancel']), view: z.string().min(1).max(100) });
const Recado = z.union([FormState, Own, Pressed]);
const Data = z.looseObject({ recado: Recado });

const CardAction = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });
const Task = z.looseObject({ data: z.unknown() });
const MessageAction = z.looseObject({
  commandId: z.string().min(1),
  messagePayload: z.looseObject({
    id: z.string().min(1),
    replyToId: z.string().nullish(),
    from: z.looseObject({ user: z.looseObject({ id: z.string() }).nullish() }).nullish(),
    body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  }),
});

export function readReplyAddress(activity: Activity): ReplyAddress {
  const place = conversationIn(activity);
  const { replyToId: ts, from, locale, localTimezone: zone } = activity;
  return {
    userId: from.id,
    place,
    locale,
    zone: zone !== undefined && isZone(zone) ? zone : undefined,
    message: ts === undefined ? undefined : { channel: place.channel, ts },
  };
}

function idOf({ id, timestamp, from }: Activity, what: string): string {
  return [SURFACE, from.id, id ?? timestamp ?? '', what].join(':');
}

/** A message in a thread is answered there; the card that opens the thread is read in the channel. */
function atOf({ place, message }: ReplyAddress): At | undefined {
  if (message === undefined) return undefined;
  return {
    channel: message.channel,
    ts: message.ts,
    thread: place.thread !== undefined && place.thread !== message.ts ? place.thread : undefined,
  };
}

function readPress(pressed: z.output<typeof Pressed>, activity: Activity, inputs: Inputs): Act | undefined {
  const { action, value, view } = pressed;
  if (action === OPEN_LINK) return undefined;
  const home = pressed.home === true;
  const replyTo = readReplyAddress(activity);
  // A button in a form tells where the form was opened from; her own page is no message to anybody.
  const at = view === undefined ? (home ? undefined : atOf(replyTo)) : pressed.at;
  const from = view === undefined || at?.ts === undefined ? undefined : { channel: at.channel, ts: at.ts };
  const click: Click = {
    id: idOf(activity, action),
    surface: SURFACE,
    userId: replyTo.userId,
    action,
    value,
    channel: at?.channel,
    ts: view === undefined ? at?.ts : undefined,
    viewId: view,
    from,
  };
  return { kind: 'press', click, inputs, home, view };
}

function readSubmit(state: FormState, activity: Activity, inputs: Inputs): Act {
  const { values, broken } = readValues(inputs, state.fields, isZone(state.zone) ? state.zone : 'UTC');
  const { view, action, meta, at } = state;
  const submission: Submission = {
    id: idOf(activity, view),
    surface: SURFACE,
    userId: activity.from.id,
    action,
    viewId: view,
    meta,
    values,
    from: at?.ts === undefined ? undefined : { channel: at.channel, ts: at.ts },
  };
  return { kind: 'submit', submission, state, inputs, broken };
}

/** What came with a press, whatever carried it; undefined for what is none of ours. */
export function readAct(activity: Activity, data: unknown): Act | undefined {
  const recado = Data.safeParse(data).data?.recado;
  if (recado === undefined) return undefined;
  const inputs = readInputs(data);
  if (!('do' in recado) || recado.do === undefined)
    return readPress(recado as z.output<typeof Pressed>, activity, inputs);
  if (recado.do === 'submit') return readSubmit(recado, activity, inputs);
  return { kind: recado.do, view: recado.view };
}

/** A message action used in the menu of a message. Its name is that of an action, with underlines. */
export function readMessageAction(activity: Activity): { act: Act; at: At } | undefined {
  const read = MessageAction.safeParse(activity.value).data;
  if (read === undefined) return undefined;
  const { commandId, messagePayload: message } = read;
  const { channel, thread: within } = conversationIn(activity);
  const thread = message.replyToId ?? within ?? message.id;
  const userId = message.from?.user?.id;
  const content = message.body?.content ?? '';
  const said: SaidMessage = {
    userId,
    text: message.body?.contentType === 'html' ? htmlText(content) : content.trim(),
    thread,
  };
  const click: Click = {
    id: idOf(activity, commandId),
    surface: SURFACE,
    userId: activity.from.id,
    action: commandId.replaceAll('_', '-'),
    value: '',
    channel,
    ts: message.id,
    said,
  };
  return {
    act: { kind: 'press', click, inputs: {}, home: false },
    at: { channel, thread: thread === message.id ? undefined : thread },
  };
}

/** What an invoke is, and how it may be answered; undefined for invokes that no card of ours sends. */
export function readInvoke(activity: Activity): { how: How; act: Act; at?: At | undefined } | undefined {
  const { name, value } = activity;
  const replyTo = readReplyAddress(activity);
  if (name === 'composeExtension/fetchTask') {
    const read = readMessageAction(activity);
    return read && { how: 'extension-open', ...read };
  }
  const how = {
    'adaptiveCard/action': 'card',
    'task/fetch': 'dialog-open',
    'task/submit': 'dialog',
    'composeExtension/submitAction': 'extension',
  }[name ?? ''] as How | undefined;
  if (how === undefined) return undefined;
  const data = how === 'card' ? CardAction.safeParse(value).data?.action.data : Task.safeParse(value).data?.data;
  const act = readAct(activity, data);
  return act && { how, act, at: act.kind === 'press' && act.home ? undefined : atOf(replyTo) };
}
