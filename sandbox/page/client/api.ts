import type { Message, Option, Screen, User } from './wire.ts';

/** The server said no; the message is for scripts, the code says what a person may meet. */
export class Refused extends Error {
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** A call of the workspace's control API. @throws Refused */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = (text === '' ? {} : JSON.parse(text)) as T & { error?: string; code?: string };
  if (!answer.ok) throw new Refused(json.error ?? `${answer.status}`, json.code);
  return json;
}

export const query = (values: Record<string, string | number | undefined>): string =>
  new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString();

/** Slack's half of the workspace's control API, as far as the page uses it; sandbox/README.md describes all of it. */
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
    inThread?: boolean;
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
};

/** Calls back whenever something changed, with "slack" or the id of a network; reconnects by itself. */
export function follow(changed: (topic: string) => void, connected: (on: boolean) => void): void {
  const events = new EventSource('/sandbox/events');
  events.onopen = () => connected(true);
  events.onerror = () => connected(false);
  events.addEventListener('changed', (event: MessageEvent<string>) => {
    const { topic } = JSON.parse(event.data) as { topic?: string };
    if (topic !== undefined) changed(topic);
  });
}
