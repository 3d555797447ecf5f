import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Payload } from './socket.ts';
import { buttonOf, type Placed, type Workspace } from './slack.ts';
import { call } from './web.ts';

const TRIES = 6;
const OPENS_WITHIN_MS = 10_000;

/** What an open form is, as Slack sends it back. */
export interface View {
  id: string;
  callback_id: string;
  private_metadata: string;
  blocks: {
    type: string;
    block_id?: string;
    element?: { type: string; action_id: string; options?: { value: string }[] };
  }[];
}

export interface Person {
  id: string;
  key: string;
}

/** Makes what Slack's client sends when a person presses and writes. */
export interface Presses {
  press(card: Placed, action: string): Payload;
  /**
   * Presses what opens a form, through `ask`, and gives the form. A trigger lives three seconds: on a machine that needs longer the
   * bot asks to press again, which is done; `vain` says how often.
   */
  open(
    card: Placed,
    action: string,
    ask: (payload: Payload) => Promise<unknown>,
  ): Promise<{ view: View; vain: number }>;
  /** Sends a form in with this text, to be kept as a draft. */
  submit(view: View, text: string): Payload;
}

export async function preparePresses({ url, keys }: Workspace, person: Person): Promise<Presses> {
  const me = (await (
    await fetch(`${url}/api/auth.test`, { method: 'POST', headers: { authorization: `Bearer ${keys.slackBotToken}` } })
  ).json()) as { team_id: string };
  const common = {
    team: { id: me.team_id, domain: 'alba' },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: 'A0BENCH',
    token: 'local',
    user: { id: person.id, username: person.key, name: person.key, team_id: me.team_id },
  };
  let number = 0;
  /** Each press has its own, as Slack gives it: half an hour, five times. */
  const address = ({ channel, ts }: Pick<Placed, 'channel' | 'ts'>): string =>
    `${url}/actions/${me.team_id}/bench_${channel}_${ts}_${person.id}_${(number += 1)}`;
  /** The bench sends a form in more than once. Nobody can, so each stands for one that was opened by a press of its own. */
  const pressedAnew = ({ private_metadata: packed, ...view }: View): View => ({
    ...view,
    private_metadata: packed.replace(
      /(\/bench_[^_"]+_[^_"]+_[^_"]+_)\d+/,
      (_whole, place: string) => `${place}${(number += 1)}`,
    ),
  });
  const moment = (): string => `${Math.floor(Date.now() / 1000)}.${String((number += 1)).padStart(6, '0')}`;

  function press(card: Placed, action: string, trigger = randomUUID() as string): Payload {
    const value = (card.blocks ?? [])
      .flatMap((block) => block.elements ?? [])
      .find((element) => element.type === 'button' && element.value !== undefined)?.value;
    return {
      type: 'block_actions',
      ...common,
      trigger_id: trigger,
      container: {
        type: 'message',
        message_ts: card.ts,
        channel_id: card.channel,
        is_ephemeral: false,
        is_app_unfurl: false,
      },
      channel: { id: card.channel, name: card.channelName },
      message: { ts: card.ts, text: card.text, blocks: card.blocks, type: 'message' },
      state: { values: {} },
      response_url: address(card),
      actions: [
        {
          type: 'button',
          action_id: action,
          block_id: 'bench',
          text: { type: 'plain_text', text: action },
          value: buttonOf(card, action)?.value ?? value,
          action_ts: moment(),
        },
      ],
    };
  }

  return {
    press,
    async open(card, action, ask) {
      const shown = async (): Promise<View | null> =>
        (await call<{ view: View | null }>('GET', `${url}/sandbox/slack/views?user=${person.key}`)).view;
      const before = await shown();
      for (let vain = 0; vain < TRIES; vain += 1) {
        const { trigger } = await call<{ trigger: string }>('POST', `${url}/bench/trigger/${person.id}`);
        await ask(press(card, action, trigger));
        const end = performance.now() + OPENS_WITHIN_MS;
        while (performance.now() < end) {
          const view = await shown();
          if (view !== null && view.id !== before?.id && view.blocks.some((block) => block.type === 'input'))
            return { view, vain };
          await pause(20);
        }
      }
      throw new Error(`the form "${action}" did not open at ${TRIES} presses`);
    },
    submit(view, text) {
      const values = Object.fromEntries(
        view.blocks.flatMap(({ block_id: block, element }) => {
          if (block === undefined || element === undefined) return [];
          const chosen = element.options?.find((option) => option.value.endsWith('keep')) ?? element.options?.[0];
          const typed =
            element.type === 'plain_text_input'
              ? { type: element.type, value: text }
              : { type: element.type, selected_option: chosen };
          return [[block, { [element.action_id]: typed }] as const];
        }),
      );
      return {
        type: 'view_submission',
        ...common,
        trigger_id: randomUUID(),
        view: { ...pressedAnew(view), state: { values } },
        response_urls: [],
      };
    },
  };
}
