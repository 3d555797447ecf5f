import { randomUUID } from 'node:crypto';
import type { Payload } from './socket.ts';
import { buttonOf, type Placed, type Workspace } from './slack.ts';
import { call, until } from './web.ts';

/** What an open form is, as Slack sends it back. */
export interface View {
  id: string;
  callback_id: string;
  private_metadata: string;
  blocks: { type: string; block_id?: string; element?: { type: string; action_id: string; options?: { value: string }[] } }[];
}

export interface Person {
  id: string;
  key: string;
}

/** Makes what Slack's client sends when a person presses and writes. */
export interface Presses {
  press(card: Placed, action: string): Payload;
  /** Presses what opens a form, through `ask`, and gives the form. */
  open(card: Placed, action: string, ask: (payload: Payload) => Promise<unknown>): Promise<View>;
  /** Sends a form in with this text, to be kept as a draft. */
  submit(view: View, text: string): Payload;
}

export async function preparePresses({ url, keys }: Workspace, person: Person): Promise<Presses> {
  const me = (await (await fetch(`${url}/api/auth.test`, { method: 'POST', headers: { authorization: `Bearer ${keys.slackBotToken}` } })).json()) as { team_id: string };
  const common = {
    team: { id: me.team_id, domain: 'alba' },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: 'A0BENCH',
    token: 'local',
    user: { id: person.id, username: person.key, name: person.key, team_id: me.team_id },
  };
  let number = 0;
  const moment = (): string => `${Math.floor(Date.now() / 1000)}.${String((number += 1)).padStart(6, '0')}`;

  function press(card: Placed, action: string, trigger = randomUUID() as string): Payload {
    const value = (card.blocks ?? []).flatMap((block) => block.elements ?? []).find((element) => element.type === 'button' && element.value !== undefined)?.value;
    return {
      type: 'block_actions',
      ...common,
      trigger_id: trigger,
      container: { type: 'message', message_ts: card.ts, channel_id: card.channel, is_ephemeral: false, is_app_unfurl: false },
      channel: { id: card.channel, name: card.channelName },
      message: { ts: card.ts, text: card.text, blocks: card.blocks, type: 'message' },
      state: { values: {} },
      response_url: `${url}/actions/${me.team_id}/bench`,
      actions: [{ type: 'button', action_id: action, block_id: 'bench', text: { type: 'plain_text', text: action }, value: buttonOf(card, action)?.value ?? value, action_ts: moment() }],
    };
  }

  return {
    press,
    async open(card, action, ask) {
      const { trigger } = await call<{ trigger: string }>('POST', `${url}/bench/trigger/${person.id}`);
      const before = await call<{ view: View | null }>('GET', `${url}/sandbox/slack/views?user=${person.key}`);
      await ask(press(card, action, trigger));
      return await until(`the form "${action}"`, async () => {
        const { view } = await call<{ view: View | null }>('GET', `${url}/sandbox/slack/views?user=${person.key}`);
        return view !== null && view.id !== before.view?.id && view.blocks.some((block) => block.type === 'input') && view;
      });
    },
    submit(view, text) {
      const values = Object.fromEntries(
        view.blocks.flatMap(({ block_id: block, element }) => {
          if (block === undefined || element === undefined) return [];
          const chosen = element.options?.find((option) => option.value.endsWith('keep')) ?? element.options?.[0];
          const typed = element.type === 'plain_text_input' ? { type: element.type, value: text } : { type: element.type, selected_option: chosen };
          return [[block, { [element.action_id]: typed }] as const];
        }),
      );
      return { type: 'view_submission', ...common, trigger_id: randomUUID(), view: { ...view, state: { values } }, response_urls: [] };
    },
  };
}
