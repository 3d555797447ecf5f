import type { ChatMessage, View } from '../../support/chat.ts';
import { patience } from '../../support/patience.ts';
import { control, ControlError } from '../../support/control.ts';

/** Looks at and works the workspace without waiting for the bot to come to rest, as people do who cannot see that it is down. */
export interface Calls {
  /** Newest first, all of them. */
  messages(channel: string): Promise<ChatMessage[]>;
  /** Ids of the direct conversations with the bot: of one person, or of all. */
  directs(user?: string): Promise<string[]>;
  thread(channel: string, ts: string): Promise<ChatMessage[]>;
  press(body: { user: string; channel: string; ts: string; actionId: string; value?: string }): Promise<void>;
  view(user: string): Promise<View | null>;
  submit(user: string, viewId: string, values: Record<string, string>): Promise<void>;
  close(user: string, viewId: string): Promise<void>;
  read<T>(address: string): Promise<T>;
  /** Whatever becomes of it. */
  tell(method: 'POST' | 'PATCH' | 'DELETE', address: string, body?: unknown): Promise<boolean>;
}

const PATIENCE_MS = patience(900);
const PAGE = 1000;

/** A bot or workspace that has just been killed, or an answer nobody waited for. */
export function isExpected(error: unknown): boolean {
  if (error instanceof ControlError) return [400, 403, 404, 409, 500, 502, 503, 504].includes(error.status);
  return (
    error instanceof TypeError ||
    (error instanceof Error && ['TimeoutError', 'AbortError', 'SyntaxError'].includes(error.name))
  );
}

export function createCalls(base: string): Calls {
  async function send(method: string, address: string, body: unknown = {}): Promise<boolean> {
    try {
      const response = await fetch(`${base}${address}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await response.text();
      return response.ok;
    } catch (error) {
      if (!isExpected(error)) throw error;
      return false;
    }
  }
  const read = <T>(address: string) => control<T>(base, 'GET', address);
  return {
    read,
    tell: send,
    async messages(channel) {
      const all: ChatMessage[] = [];
      for (let before: string | undefined; ;) {
        const page = await read<ChatMessage[]>(
          `/sandbox/slack/channels/${channel}/messages?limit=${PAGE}&include_all_metadata=1${before === undefined ? '' : `&before=${before}`}`,
        );
        all.push(...page);
        before = page.at(-1)?.ts;
        if (page.length < PAGE) return all;
      }
    },
    async directs(user) {
      const users =
        user === undefined ? (await read<{ key: string }[]>('/sandbox/slack/users')).map(({ key }) => key) : [user];
      const channels = await Promise.all(
        users.map((each) => read<{ id: string; kind: string }[]>(`/sandbox/slack/channels?user=${each}`)),
      );
      return channels.flat().flatMap(({ id, kind }) => (kind === 'im' ? [id] : []));
    },
    thread: (channel, ts) =>
      read(`/sandbox/slack/channels/${channel}/messages?thread=${ts}&limit=${PAGE}&include_all_metadata=1`),
    press: async (body) => void (await send('POST', '/sandbox/slack/click', body)),
    view: async (user) => (await read<{ view: View | null }>(`/sandbox/slack/views?user=${user}`)).view,
    submit: async (user, viewId, values) =>
      void (await send('POST', '/sandbox/slack/submit', { user, viewId, values })),
    close: async (user, viewId) => void (await send('POST', '/sandbox/slack/close', { user, viewId, clear: true })),
  };
}
