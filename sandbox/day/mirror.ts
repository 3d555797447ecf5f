import { setTimeout as pause } from 'node:timers/promises';
import type { Calls } from './calls.ts';

interface Block {
  type: string;
  elements?: { type: string; action_id?: string; value?: string }[];
}

/** As Slack returns it, reduced to what people look at. */
export interface MirroredMessage {
  ts: string;
  text: string;
  thread_ts?: string;
  blocks?: Block[];
  edited?: { ts: string };
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
}

export interface Seen {
  channel: string;
  ts: string;
  message: MirroredMessage;
  /** All its words as one line. */
  words: string;
  buttons: Button[];
}

export interface Button {
  action: string;
  value: string;
}

/** Everything that stands in the chat now, brought up to date many times a second. */
export interface Mirror {
  /** Messages of a channel itself that carry a card, oldest first. */
  cards(channel: string): Seen[];
  /** What hangs under a card, oldest first. */
  thread(card: Seen): Seen[];
  all(): Seen[];
  get(channel: string, ts: string): Seen | undefined;
  stop(): Promise<void>;
}

interface Change {
  channel: string;
  ts: string;
  message: MirroredMessage | null;
}

const LOOK_MS = 120;
const PAGE = 500;

/** `told` hears of every new or changed message. */
export function createMirror(
  calls: Calls,
  told: (seen: Seen, before: Seen | undefined) => void,
  lookMs = LOOK_MS,
): Mirror {
  const messages = new Map<string, Seen>();
  const roots = new Map<string, Map<string, Seen>>();
  const replies = new Map<string, Map<string, Seen>>();
  let isStopped = false;
  let seq = 0;

  function place(seen: Seen): Map<string, Seen> {
    const {
      channel,
      ts,
      message: { thread_ts: thread },
    } = seen;
    const [places, key] = thread === undefined || thread === ts ? [roots, channel] : [replies, `${channel} ${thread}`];
    const found = places.get(key) ?? new Map<string, Seen>();
    places.set(key, found);
    return found;
  }

  function take({ channel, ts, message }: Change): void {
    const key = `${channel} ${ts}`;
    const before = messages.get(key);
    if (message === null) {
      if (before) place(before).delete(ts);
      messages.delete(key);
      return;
    }
    const seen: Seen = { channel, ts, message, words: wordsOf(message.blocks), buttons: buttonsOf(message) };
    messages.set(key, seen);
    place(seen).set(ts, seen);
    told(seen, before);
  }

  async function look(): Promise<void> {
    while (!isStopped) {
      const page = await calls.get<{ seq: number; list: Change[] }>(`/sandbox/slack/changes?since=${seq}`);
      seq = page.seq;
      for (const change of page.list) take(change);
      if (page.list.length < PAGE) await pause(lookMs);
    }
  }
  const looking = look();

  return {
    cards: (channel) =>
      [...(roots.get(channel)?.values() ?? [])].filter(({ message }) => message.metadata?.event_type === 'recado_card'),
    thread: ({ channel, ts }) => [...(replies.get(`${channel} ${ts}`)?.values() ?? [])],
    all: () => [...messages.values()],
    get: (channel, ts) => messages.get(`${channel} ${ts}`),
    stop: () => {
      isStopped = true;
      return looking;
    },
  };
}

/** Every word of a message as one line. */
export function wordsOf(value: unknown): string {
  const texts: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      for (const [key, inner] of Object.entries(node)) {
        if (typeof inner === 'string' && (key === 'text' || key === 'fallback' || key === 'user_id')) texts.push(inner);
        else walk(inner);
      }
    }
  };
  walk(value);
  return texts.join(' ').replace(/\s+/g, ' ');
}

export function buttonsOf({ blocks = [] }: MirroredMessage): Button[] {
  return blocks
    .flatMap(({ elements = [] }) => elements)
    .flatMap(({ type, action_id: action = '', value = '' }) => (type === 'button' ? [{ action, value }] : []));
}
