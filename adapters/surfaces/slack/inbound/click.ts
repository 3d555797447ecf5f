import type { Click, Command, Submission, Suggestion, ThreadMessage } from '#core/ports/surface.ts';
import { toGiven, type FormValues } from '#core/form.ts';
import type { z } from 'zod';
import { actionOf, OPEN_LINK } from '../drawing/buttons.ts';
import { optionValue, unpackMeta } from '../drawing/form.ts';
import type { Origin } from '../drawing/form.ts';
import {
  Belonging,
  BlockActions,
  BlockSuggestion,
  MessageAction,
  MessageChanged,
  MessageDeleted,
  MessageEvent,
  SlashCommand,
  User,
  ViewSubmission,
} from '../wire.ts';
import type { SentView } from '../wire.ts';
import { commandWords, typedWords } from './words.ts';

export const SURFACE = 'slack';
/** The shortcut in the menu of messages, as the manifest names it. */
export const USE_AS_DRAFT = 'use_as_draft';

/** Where an answer to the person can go, and what may open a form. */
export interface ReplyAddress {
  userId: string;
  triggerId?: string;
  responseUrl?: string;
  origin: Origin;
  /** The modal the press came from: a new form goes on top of it. */
  viewId?: string;
}

/** The workspace a payload belongs to; undefined where it does not say. */
export function teamOf(payload: unknown): string | undefined {
  const found = Belonging.safeParse(payload).data;
  if (found === undefined) return undefined;
  return found.team?.id ?? found.team_id ?? User.safeParse(found.user).data?.team_id;
}

/** A press of one of our buttons; undefined for link buttons and for what is no press. */
export function readClick(payload: unknown): { click: Click; replyTo: ReplyAddress } | undefined {
  const body = BlockActions.safeParse(payload).data;
  const pressed = body?.actions[0];
  if (body === undefined || pressed === undefined) return undefined;
  const action = actionOf(pressed.action_id);
  if (action === OPEN_LINK) return undefined;
  // Her Home is no form: nothing can be laid on top of it, and it is drawn by its job.
  const view = body.view?.type === 'home' ? undefined : (body.view ?? undefined);
  const opened = view === undefined ? {} : unpackMeta(view.private_metadata).origin;
  const channel = body.channel?.id ?? body.container?.channel_id ?? opened.channel;
  const ts = body.message?.ts ?? body.container?.message_ts;
  // A card carries the thread under it too, but whoever presses it looks at the channel: only a reply is answered in its thread.
  // A reply that stands in the channel too is answered where it was pressed, which only the container may say.
  const within =
    body.message?.subtype === 'thread_broadcast'
      ? body.container?.thread_ts
      : (body.message?.thread_ts ?? body.container?.thread_ts ?? opened.thread);
  const thread = within === ts ? undefined : within;
  // A redelivered press carries the same instant; another press of the same person never does.
  const id = [SURFACE, body.user.id, pressed.action_ts ?? body.trigger_id, pressed.action_id].join(':');
  const responseUrl =
    body.response_url === undefined || body.response_url === '' ? opened.responseUrl : body.response_url;
  const from = messageOf(opened);
  return {
    click: {
      id,
      surface: SURFACE,
      userId: body.user.id,
      action,
      value: pressed.value ?? '',
      channel,
      ts,
      viewId: view?.id,
      from,
    },
    replyTo: {
      userId: body.user.id,
      triggerId: body.trigger_id,
      origin: {
        channel,
        thread,
        ts: ts ?? opened.ts,
        responseUrl,
      },
      responseUrl,
      viewId: view?.id,
    },
  };
}

function messageOf({ channel, ts }: Origin): { channel: string; ts: string } | undefined {
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}

/** Undefined beyond the days that a date can be. */
function instantOf(seconds: number): string | undefined {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** What each field holds, by its name. */
function readValues(view: SentView): FormValues {
  const values: FormValues = {};
  for (const [field, elements] of Object.entries(view.state.values)) {
    const element = elements[field] ?? Object.values(elements)[0];
    const chosen = element?.selected_option?.value;
    const several = element?.selected_options?.map((option) => optionValue(option.value)).join('\n');
    const seconds = element?.selected_date_time ?? undefined;
    const at = seconds === undefined ? undefined : instantOf(seconds);
    const day = element?.selected_date ?? undefined;
    const person = element?.selected_user ?? undefined;
    const files = toGiven(
      (element?.files ?? []).map(({ url_private: ref, name, size }) => ({
        ref: ref ?? '',
        name: name ?? '',
        size: size ?? 0,
      })),
    );
    const typed = element?.value == null ? undefined : typedWords(element.value);
    values[field] = chosen === undefined ? several || day || at || person || files || typed : optionValue(chosen);
  }
  return values;
}

export function readSubmission(
  payload: unknown,
): { submission: Submission; replyTo: ReplyAddress; view: SentView } | undefined {
  const body = ViewSubmission.safeParse(payload).data;
  if (body === undefined) return undefined;
  const { view, user } = body;
  const { meta, origin } = unpackMeta(view.private_metadata);
  const from = messageOf(origin);
  return {
    // A form sent again after an error has a new hash, a redelivery has the old one; the trigger is new only for a new press.
    submission: {
      id: [SURFACE, user.id, view.id, body.trigger_id ?? view.hash ?? ''].join(':'),
      surface: SURFACE,
      userId: user.id,
      action: view.callback_id,
      viewId: view.id,
      meta,
      values: readValues(view),
      from,
    },
    replyTo: {
      userId: user.id,
      origin,
      responseUrl: origin.responseUrl,
      triggerId: body.trigger_id,
    },
    view,
  };
}

/** What somebody types in a field of a form that asks us for its options. */
export function readSuggestion(payload: unknown): Suggestion | undefined {
  const body = BlockSuggestion.safeParse(payload).data;
  if (body === undefined) return undefined;
  const { meta } = unpackMeta(body.view.private_metadata);
  return {
    surface: SURFACE,
    userId: body.user.id,
    action: body.view.callback_id,
    field: body.block_id,
    query: body.value,
    meta,
  };
}

export function readCommand(payload: unknown): { command: Command; replyTo: ReplyAddress } | undefined {
  const body = SlashCommand.safeParse(payload).data;
  if (body === undefined) return undefined;
  return {
    command: {
      id: [SURFACE, body.user_id, body.trigger_id].join(':'),
      surface: SURFACE,
      userId: body.user_id,
      channel: body.channel_id,
      text: commandWords(body.text).trim(),
    },
    replyTo: {
      userId: body.user_id,
      triggerId: body.trigger_id,
      origin: { channel: body.channel_id },
      responseUrl: body.response_url || undefined,
    },
  };
}

/** Subtypes that are still a person writing: words also sent to the channel, words with a file. */
const WRITTEN = new Set([undefined, 'thread_broadcast', 'file_share']);

/** A shortcut used in the menu of a message. Its name is that of an action, with underlines. */
export function readShortcut(payload: unknown): { click: Click; replyTo: ReplyAddress } | undefined {
  const body = MessageAction.safeParse(payload).data;
  if (body === undefined) return undefined;
  const { user, channel, message } = body;
  const thread = message.thread_ts === message.ts ? undefined : message.thread_ts;
  const isPersons = message.user !== undefined && message.bot_id === undefined;
  return {
    click: {
      id: [SURFACE, user.id, body.action_ts ?? body.trigger_id, body.callback_id].join(':'),
      surface: SURFACE,
      userId: user.id,
      action: body.callback_id.replaceAll('_', '-'),
      value: '',
      channel: channel.id,
      ts: message.ts,
      said: { userId: isPersons ? message.user : undefined, text: message.text, thread: thread ?? message.ts },
    },
    replyTo: {
      userId: user.id,
      triggerId: body.trigger_id,
      origin: { channel: channel.id, thread },
      responseUrl: body.response_url || undefined,
    },
  };
}

function readDeleted({
  channel,
  channel_type: kind,
  previous_message: { ts, thread_ts: thread, user, bot_id: bot },
}: z.output<typeof MessageDeleted>): ThreadMessage | undefined {
  if (bot !== undefined || kind === 'im' || thread === undefined || thread === ts) return undefined;
  return {
    id: [SURFACE, channel, ts].join(':'),
    surface: SURFACE,
    userId: user,
    channel,
    thread,
    ts,
    text: '',
    deleted: true,
  };
}

/** A person's words under a card or to us directly, and what she made of them later; joins and other notices are none. */
export function readThreadMessage(event: unknown): ThreadMessage | undefined {
  const gone = MessageDeleted.safeParse(event).data;
  if (gone !== undefined) return readDeleted(gone);
  const changed = MessageChanged.safeParse(event).data;
  // The preview of a link changes a message too.
  if (changed?.previous_message?.text === changed?.message.text && changed !== undefined) return undefined;
  const whole = changed === undefined ? MessageEvent.safeParse(event).data : undefined;
  if (whole !== undefined && !WRITTEN.has(whole.subtype)) return undefined;
  const message = changed?.message ?? whole;
  const { channel, channel_type: kind } = changed ?? whole ?? {};
  if (message === undefined || channel === undefined || message.bot_id !== undefined) return undefined;
  const direct = kind === 'im';
  const thread = message.thread_ts ?? (direct ? message.ts : undefined);
  if (thread === undefined || (thread === message.ts && !direct)) return undefined;
  return {
    id: [SURFACE, channel, message.ts].join(':'),
    surface: SURFACE,
    userId: message.user,
    channel,
    thread,
    ts: message.ts,
    text: message.text,
    direct: direct || undefined,
    edited: changed === undefined ? undefined : true,
  };
}
