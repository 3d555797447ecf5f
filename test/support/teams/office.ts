import { z } from 'zod';
import { wordsOfCard, buttonsOfCard } from '../adaptive-card.ts';
import { until } from '../until.ts';
import { createPeople, type Dialog, type People } from './people.ts';
import { startTeamsService, type TeamsService } from './service.ts';
import type { Channel, Message, Person, Seed } from './world.ts';

const Marked = z.looseObject({ recado: z.looseObject({ action: z.string().optional(), do: z.string().optional() }) });

/** A team in Microsoft Teams, worked as its people do; users by key, channels by name. */
export interface Office extends AsyncDisposable {
  service: TeamsService;
  people: People;
  /** What the bot is started with. */
  env: Record<string, string>;
  person(key: string): Person;
  channel(name: string): Channel;
  /** Posts of a channel that begin a thread, or what stands under one, as it is now. */
  messages(channel: string, thread?: string): Message[];
  /** The message that holds these words, once it is there: in a channel, in a thread, or in somebody's chat with the bot. */
  find(words: string, where: { channel: string; thread?: string } | { chatOf: string }): Promise<Message>;
  /** The message as it is now, once `when` holds for its words. */
  shows(message: Message, what: string, when: (words: string) => boolean): Promise<Message>;
  words(message: Message): string;
  buttons(message: Message): string[];
  press(user: string, message: Message, action: string): Promise<void>;
  dialog(user: string): Dialog;
  submit(user: string, values: Record<string, string>): Promise<void>;
  /** All calls that write are refused from now on, or no more. */
  away(isAway: boolean): void;
}

/** @param endpoint where the bot takes activities; asked for when the first is sent */
export async function openOffice(seed: Seed, endpoint: () => string): Promise<Office> {
  const service = await startTeamsService(seed);
  const { world, faults } = service;
  const people = createPeople(service, endpoint);
  const markOf = (raw: Record<string, unknown>): { action?: string | undefined; do?: string | undefined } =>
    Marked.safeParse(raw['data']).data?.recado ?? {};

  const office: Office = {
    service,
    people,
    env: {
      TEAMS_APP_ID: service.appId,
      TEAMS_APP_SECRET: service.appSecret,
      TEAMS_TENANT_ID: world.tenantId,
      TEAMS_OPENID_URL: service.urls.openId,
      TEAMS_LOGIN_URL: service.urls.login,
      TEAMS_GRAPH_URL: service.urls.graph,
      TEAMS_SERVICE_URL: service.urls.service,
    },
    person: (key) => world.person(key),
    channel(name) {
      const found = world.teams
        .flatMap((team) => team.channels)
        .find((channel) => (channel.name ?? 'General') === name);
      if (found === undefined) throw new Error(`there is no channel ${name}`);
      return found;
    },
    messages(channel, thread) {
      const { id } = office.channel(channel);
      return world.messages.filter((message) => message.place === id && !message.deleted && message.root === thread);
    },
    find: (words, where) =>
      until(`"${words}" in Teams, ${JSON.stringify(where)}`, () => {
        const there =
          'chatOf' in where
            ? world.messages.filter(
                (message) => message.place === world.chatWith(world.person(where.chatOf)).id && !message.deleted,
              )
            : office.messages(where.channel, where.thread);
        return there.findLast((message) => office.words(message).includes(words));
      }),
    shows: (message, what, when) =>
      until(`the message in Teams to show ${what}`, () => !message.deleted && when(office.words(message)) && message),
    words: ({ card, text }) => (card === undefined ? text : wordsOfCard(card)).replace(/\s+/g, ' '),
    buttons: ({ card }) => buttonsOfCard(card).flatMap(({ action }) => (action === '' ? [] : [action])),
    press: (user, message, action) =>
      people.press(world.person(user), { message }, (raw) => markOf(raw).action === action),
    dialog(user) {
      const dialog = people.dialog(world.person(user));
      if (dialog === undefined)
        throw new Error(
          `no dialog stands before ${user}; she was told: ${people.told(world.person(user)).join(' | ')}`,
        );
      return dialog;
    },
    submit: (user, values) =>
      people.press(world.person(user), { dialog: true }, (raw) => markOf(raw).do === 'submit', values),
    away(isAway) {
      faults.length = 0;
      if (isAway)
        faults.push(
          ...Array.from(
            { length: 2_000 },
            () => ({ kind: 'refuse', status: 503, code: 'ServiceUnavailable' }) as const,
          ),
        );
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
  return office;
}
