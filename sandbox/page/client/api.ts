import type { Account, Direct, Message, Option, Play, Post, Screen, User } from './wire.ts';

/** The server said no; the message is for scripts, the code says what a person may meet. */
export class Refused extends Error {
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = (text === '' ? {} : JSON.parse(text)) as T & { error?: string; code?: string };
  if (!answer.ok) throw new Refused(json.error ?? `${answer.status}`, json.code);
  return json;
}

const query = (values: Record<string, string | number | undefined>): string =>
  new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString();

/** The workspace's control API, as far as the page uses it; sandbox/README.md describes all of it. */
export const api = {
  users: () => call<User[]>('GET', '/sandbox/slack/users'),
  screen: (of: {
    user: string;
    channel: string | undefined;
    thread: string | undefined;
    since: number | undefined;
    threadSince: number | undefined;
    ephemeralsSince: string;
  }) => call<Screen>('GET', `/sandbox/slack/screen?${query(of)}`),
  bot: () => call<{ state: 'connected' | 'starting' | 'away' }>('GET', '/sandbox/slack/bot'),
  /** Older than `before`, newest first. */
  messages: (channel: string, user: string, before: string, limit: number) =>
    call<Message[]>('GET', `/sandbox/slack/channels/${channel}/messages?${query({ user, before, limit })}`),
  /** As a click on the tab does: the app is told and may draw it anew. */
  openHome: (user: string) => call('GET', `/sandbox/slack/home/${user}`),
  markRead: (user: string, channel: string) => call('POST', '/sandbox/slack/read', { user, channel }),
  markThreadRead: (user: string, channel: string, thread: string) =>
    call('POST', '/sandbox/slack/read', { user, channel, thread }),
  click: (press: {
    user: string;
    channel?: string;
    ts?: string;
    viewId?: string;
    actionId: string;
    value?: string;
    selected?: string;
  }) => call<{ ephemeral: Message[] }>('POST', '/sandbox/slack/click', press),
  /** The app's entry in the menu of a message. */
  shortcut: (used: { user: string; channel: string; ts: string; callbackId: string }) =>
    call<{ ephemeral: Message[] }>('POST', '/sandbox/slack/shortcut', used),
  submit: (form: { user: string; viewId: string; values: Record<string, string | undefined> }) =>
    call<{ errors?: Record<string, string> }>('POST', '/sandbox/slack/submit', form),
  /** A file of a person's own machine, to be named in a form. */
  file: (file: { user: string; name: string; base64: string }) =>
    call<{ id: string }>('POST', '/sandbox/slack/files', file),
  suggest: (field: { user: string; viewId: string; field: string; query: string }) =>
    call<{ options: Option[] }>('POST', '/sandbox/slack/suggest', field),
  close: (user: string, viewId: string) => call('POST', '/sandbox/slack/close', { user, viewId }),
  write: (message: { user: string; channel: string; thread?: string; text: string }) =>
    call('POST', '/sandbox/slack/messages', message),
  command: (command: { user: string; channel: string; text: string }) =>
    call('POST', '/sandbox/slack/command', command),
  /** `wanted` is shown too, however old. */
  conversations: (limit: number, wanted: string | undefined) =>
    call<{ conversations: Post[]; more: boolean; play: Play }>(
      'GET',
      `/sandbox/x/conversations?${query({ limit, with: wanted })}`,
    ),
  onePost: (id: string) => call<Post>('GET', `/sandbox/x/posts/${id}`),
  accounts: () => call<Account[]>('GET', '/sandbox/x/accounts'),
  post: (post: { author: string; text: string; inReplyTo?: string; media?: { url: string }[] }) =>
    call<{ id: string }>('POST', '/sandbox/x/posts', post),
  /** A customer writes to the brand where nobody else reads. */
  direct: (message: { author: string; text: string; media?: { url: string }[] }) =>
    call('POST', '/sandbox/x/dms', message),
  directs: () => call<Direct[]>('GET', '/sandbox/x/dms'),
  /** A picture that a customer has. */
  picture: (base64: string) => call<{ url: string }>('POST', '/sandbox/x/media', { base64 }),
  editPost: (id: string, text: string) => call('PATCH', `/sandbox/x/posts/${id}`, { text }),
  like: (id: string) => call('POST', `/sandbox/x/posts/${id}/like`, {}),
  /** A colleague answers in X's own app, past Recado. */
  nativeReply: (account: string, inReplyTo: string, text: string) =>
    call('POST', '/sandbox/x/native-reply', { account, inReplyTo, text }),
  deletePost: (id: string) => call('DELETE', `/sandbox/x/posts/${id}`, {}),
  play: () => call('POST', '/sandbox/x/play', {}),
  pause: () => call('DELETE', '/sandbox/x/play', {}),
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
