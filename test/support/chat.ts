import { control } from './control.ts';
import { until } from './until.ts';

/** As Slack returns it, reduced to what tests look at. */
export interface ChatMessage {
  ts: string;
  text: string;
  thread_ts?: string;
  user?: string;
  blocks?: Block[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
}

interface Block {
  type: string;
  elements?: { type: string; action_id?: string; value?: string; text?: { text: string } }[];
}

export interface View {
  id: string;
  callback_id?: string;
  title: { text: string };
  blocks: (Block & { block_id?: string; element?: { type: string; action_id?: string; initial_value?: string } })[];
}

export interface Answer {
  ephemeral: { text: string }[];
  view?: View;
  errors?: Record<string, string>;
}

/** A message in its channel. */
export interface Placed extends ChatMessage {
  channel: string;
}

/** Works the simulated Slack as people do; users and channels by key or name. */
export interface Chat {
  messages(channel: string, thread?: string): Promise<Placed[]>;
  /** The message of a channel (or thread) that holds these words, once it is there. */
  find(words: string, where: { channel: string; thread?: string; withinMs?: number }): Promise<Placed>;
  /** The card as it is now, once `when` holds for it. */
  card(card: Placed, what: string, when: (text: string, card: Placed) => boolean, withinMs?: number): Promise<Placed>;
  /** Presses a button that the message shows. */
  press(user: string, message: Placed, actionId: string): Promise<Answer>;
  /** Presses without looking whether the button is still shown. */
  pressOld(user: string, message: Placed, actionId: string): Promise<Answer>;
  /** Presses a button inside a form. */
  pressIn(user: string, view: View, actionId: string): Promise<Answer>;
  submit(user: string, view: View, values: Record<string, string>): Promise<Answer>;
  /** What a field that looks things up offers for what is typed. */
  suggest(user: string, view: View, field: string, query: string): Promise<{ value: string; label: string }[]>;
  write(user: string, channel: string, text: string, thread?: string): Promise<void>;
  command(user: string, channel: string, text: string): Promise<Answer>;
  /** Id of a person's direct conversation with the bot. */
  direct(user: string): Promise<string>;
  /** Chooses the app's entry in the menu of a message. */
  shortcut(user: string, message: Placed, callbackId: string): Promise<Answer>;
  edit(user: string, message: Placed, text: string): Promise<void>;
  remove(user: string, message: Placed): Promise<void>;
  buttons(message: ChatMessage): string[];
}

/** All the words of a message or form as one line, spaces between its pieces made single. */
export function wordsOf(value: unknown): string {
  const texts: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      for (const [key, inner] of Object.entries(node)) {
        if (typeof inner === 'string' && ['text', 'initial_value', 'fallback'].includes(key)) texts.push(inner);
        else walk(inner);
      }
    }
  };
  walk(value);
  return texts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.:;!?])/g, '');
}

export function createChat(base: string): Chat {
  const call = <T>(method: 'GET' | 'POST', address: string, body?: unknown) =>
    control<T>(base, method, `/sandbox/slack${address}`, body);

  async function messages(channel: string, thread?: string): Promise<Placed[]> {
    const answer = await call<ChatMessage[] | { messages: ChatMessage[] }>(
      'GET',
      `/channels/${encodeURIComponent(await idOf(channel))}/messages${thread === undefined ? '' : `?thread=${thread}`}`,
    );
    return (Array.isArray(answer) ? answer : answer.messages).map((message) => ({ ...message, channel }));
  }

  const ids = new Map<string, string>();
  async function idOf(channel: string): Promise<string> {
    if (ids.size === 0)
      for (const each of await call<{ id: string; name: string }[]>('GET', '/channels'))
        ids.set(each.name.replace(/^#/, ''), each.id);
    return ids.get(channel) ?? channel;
  }

  const shownButtons = (message: ChatMessage) =>
    (message.blocks ?? []).flatMap((block) => block.elements ?? []).filter((element) => element.type === 'button');

  async function press(user: string, message: Placed, actionId: string, value: string | undefined): Promise<Answer> {
    return call<Answer>('POST', '/click', {
      user,
      channel: await idOf(message.channel),
      ts: message.ts,
      actionId,
      value,
    });
  }

  return {
    messages,
    find: (words, { channel, thread, withinMs }) =>
      until(
        `"${words}" in #${channel}${thread === undefined ? '' : ' (thread)'}`,
        async () => (await messages(channel, thread)).findLast((message) => wordsOf(message).includes(words)),
        withinMs,
      ),
    card: (card, what, when, withinMs) =>
      until(
        `the card to show ${what}`,
        async () =>
          (await messages(card.channel, card.thread_ts)).find(
            (message) => message.ts === card.ts && when(wordsOf(message), message),
          ),
        withinMs,
      ),
    press(user, message, actionId) {
      const button = shownButtons(message).find((element) => element.action_id === actionId);
      if (button === undefined)
        throw new Error(
          `the message shows no button "${actionId}", only ${shownButtons(message)
            .map((each) => each.action_id)
            .join(', ')}`,
        );
      return press(user, message, actionId, button.value);
    },
    pressOld: (user, message, actionId) =>
      press(user, message, actionId, shownButtons(message).find((element) => element.action_id === actionId)?.value),
    pressIn: (user, view, actionId) =>
      call<Answer>('POST', '/click', {
        user,
        viewId: view.id,
        actionId,
        value: view.blocks.flatMap((block) => block.elements ?? []).find((element) => element.action_id === actionId)
          ?.value,
      }),
    submit: (user, view, values) => call<Answer>('POST', '/submit', { user, viewId: view.id, values }),
    async suggest(user, view, field, query) {
      const { options } = await call<{ options: { value: string; text: { text: string } }[] }>('POST', '/suggest', {
        user,
        viewId: view.id,
        field,
        query,
      });
      return options.map(({ value, text }) => ({ value, label: text.text }));
    },
    async write(user, channel, text, thread) {
      await call('POST', '/messages', {
        user,
        channel: await idOf(channel),
        text,
        thread,
      });
    },
    async direct(user) {
      const found = (await call<{ id: string; kind: string }[]>('GET', `/channels?user=${user}`)).find(
        ({ kind }) => kind === 'im',
      );
      if (found === undefined) throw new Error(`${user} has no direct conversation with the bot`);
      return found.id;
    },
    shortcut: async (user, message, callbackId) =>
      call<Answer>('POST', '/shortcut', { user, channel: await idOf(message.channel), ts: message.ts, callbackId }),
    async remove(user, message) {
      await call('POST', '/messages/delete', { user, channel: await idOf(message.channel), ts: message.ts });
    },
    async edit(user, message, text) {
      await call('POST', '/messages/edit', { user, channel: await idOf(message.channel), ts: message.ts, text });
    },
    command: async (user, channel, text) =>
      call<Answer>('POST', '/command', { user, channel: await idOf(channel), text }),
    buttons: (message) => shownButtons(message).flatMap((element) => element.action_id ?? []),
  };
}
