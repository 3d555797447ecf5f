import type { Channel, Message, Post, User, View } from './wire.ts';

/** The server said no; the message is in words for the person. */
export class Refused extends Error {}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = (text === '' ? {} : JSON.parse(text)) as T & { error?: string };
  if (!answer.ok) throw new Refused(json.error ?? `${answer.status}`);
  return json;
}

const query = (values: Record<string, string | number | undefined>): string =>
  new URLSearchParams(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))).toString();

/** The workspace's control API, as far as the page uses it; sandbox/README.md describes all of it. */
export const api = {
  users: () => call<User[]>('GET', '/sandbox/slack/users'),
  channels: (user: string) => call<Channel[]>('GET', `/sandbox/slack/channels?${query({ user })}`),
  /** A channel newest first; a thread with its parent first. */
  messages: (channel: string, user: string, thread?: string, limit = 200) => call<Message[]>('GET', `/sandbox/slack/channels/${channel}/messages?${query({ user, thread, limit })}`),
  ephemerals: (user: string) => call<Message[]>('GET', `/sandbox/slack/ephemerals?${query({ user })}`),
  view: (user: string) => call<{ view: View | null }>('GET', `/sandbox/slack/views?${query({ user })}`),
  markRead: (user: string, channel: string) => call('POST', '/sandbox/slack/read', { user, channel }),
  click: (press: { user: string; channel?: string; ts?: string; viewId?: string; actionId: string; value?: string; selected?: string }) =>
    call<{ ephemeral: Message[] }>('POST', '/sandbox/slack/click', press),
  submit: (form: { user: string; viewId: string; values: Record<string, string | undefined> }) =>
    call<{ errors?: Record<string, string> }>('POST', '/sandbox/slack/submit', form),
  close: (user: string, viewId: string) => call('POST', '/sandbox/slack/close', { user, viewId }),
  write: (message: { user: string; channel: string; thread?: string; text: string }) => call('POST', '/sandbox/slack/messages', message),
  command: (command: { user: string; channel: string; text: string }) => call('POST', '/sandbox/slack/command', command),
  /** Newest first, answers among them. */
  posts: () => call<Post[]>('GET', '/sandbox/x/posts?limit=200'),
  accounts: () => call<{ key: string; handle: string; name: string }[]>('GET', '/sandbox/x/accounts'),
  post: (post: { author: string; text: string; inReplyTo?: string }) => call<{ id: string }>('POST', '/sandbox/x/posts', post),
  editPost: (id: string, text: string) => call('PATCH', `/sandbox/x/posts/${id}`, { text }),
  deletePost: (id: string) => call('DELETE', `/sandbox/x/posts/${id}`),
  playing: () => call<{ playing: boolean }>('GET', '/sandbox/x/play'),
  play: () => call('POST', '/sandbox/x/play', {}),
  pause: () => call('DELETE', '/sandbox/x/play'),
};

/** Calls back whenever something changed; reconnects by itself. */
export function follow(changed: (topic: 'slack' | 'x') => void, connected: (on: boolean) => void): void {
  const events = new EventSource('/sandbox/events');
  events.onopen = () => connected(true);
  events.onerror = () => connected(false);
  events.addEventListener('changed', (event: MessageEvent<string>) => {
    const topic = (JSON.parse(event.data) as { topic?: string }).topic;
    if (topic === 'slack' || topic === 'x') changed(topic);
  });
}
