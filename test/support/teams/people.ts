import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { buttonsOfCard, cardProblems, every, wordsOfCard } from '../adaptive-card.ts';
import { createActivities } from './activities.ts';
import { Executed, Found, Task } from './answers.ts';
import { composed } from './composed.ts';
import { CARD } from './connector.ts';
import type { TeamsService } from './service.ts';
import type { Channel, Message, Person, Team } from './world.ts';
import { present } from '#core/present.ts';

const Data = z.looseObject({ msteams: z.looseObject({ type: z.string() }).optional() });
const Input = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.string().optional(),
  isMultiSelect: z.boolean().optional(),
  choices: z.array(z.looseObject({ title: z.string(), value: z.string() })).optional(),
  'choices.data': z.looseObject({ dataset: z.string() }).optional(),
});
export type Input = z.output<typeof Input>;

/** A dialog that stands open before somebody. */
export interface Dialog {
  title: string;
  card: unknown;
}

/** Where a press is made: on a message, or in the open dialog. */
export type Surface = { message: Message } | { dialog: true };

/** Hands and eyes of the people in Teams, as its client would carry them. */
export interface People {
  /** The card as she sees it: her own answer until it is drawn again for everybody. */
  cardFor(person: Person, message: Message): unknown;
  dialog(person: Person): Dialog | undefined;
  closeDialog(person: Person): void;
  /** Words told to her alone so far: notices and what the bot wrote in her personal chat. */
  told(person: Person): string[];
  /** Presses the button whose action `picks` takes, with what stands in the inputs or is typed over them. */
  press(
    person: Person,
    on: Surface,
    picks: (action: Record<string, unknown>) => boolean,
    typed?: Record<string, string>,
  ): Promise<void>;
  search(person: Person, dataset: string, query: string, on: Surface): Promise<{ title: string; value: string }[]>;
  write(
    person: Person,
    where: { channel: Channel; root?: string; mentionsBot?: boolean } | { personal: true; quotes?: string },
    text: string,
  ): Promise<Message>;
  edit(message: Message, text: string): Promise<void>;
  erase(message: Message): Promise<void>;
  /** Uses one of the app's actions in the menu of a message. */
  messageAction(person: Person, message: Message, commandId: string): Promise<void>;
  /** Puts the app into a team, or takes it out. */
  install(team: Team, installed?: boolean): Promise<void>;
  installFor(person: Person): Promise<void>;
  /** Sends the last invoke once more, as Teams does when no answer came. */
  again(): Promise<void>;
  /** Hands an activity to the bot. Signed as Teams does unless a header is given. */
  deliver(activity: object, authorization?: string): Promise<{ status: number; body: unknown }>;
}

/** What a client refuses to show; a test that gets one has found an answer that no real client would take. */
class ClientRefused extends Error {}

export function inputsOf(card: unknown): Input[] {
  return every(card, ({ type }) => typeof type === 'string' && type.startsWith('Input.')).map((input) =>
    Input.parse(input),
  );
}

export function createPeople(service: TeamsService, endpoint: () => string): People {
  const { world, appId } = service;
  const { bot, frame, inChannel, inChat, placeOf, messageActivity } = createActivities(service);
  const dialogs = new Map<string, Dialog>();
  const notices: { person: Person; at: number; words: string }[] = [];
  let lastInvoke: object | undefined;

  async function deliver(
    activity: object,
    authorization = `Bearer ${service.tokenToBot()}`,
  ): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(endpoint(), {
      method: 'POST',
      headers: present({ 'content-type': 'application/json', authorization: authorization || undefined }),
      body: JSON.stringify(activity),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: answer.status, body: isJson ? (JSON.parse(text) as unknown) : undefined };
  }

  function notice(person: Person, words: string): void {
    notices.push({ person, at: Date.now(), words });
  }

  function shown(card: unknown): unknown {
    const problems = cardProblems(card);
    if (problems.length > 0) throw new ClientRefused(`a card that no client shows: ${problems.join('; ')}`);
    return card;
  }

  function showTask(person: Person, body: unknown): void {
    if (body === undefined) {
      dialogs.delete(person.id);
      return;
    }
    const { task } = Task.parse(body);
    if (task.type === 'continue')
      dialogs.set(person.id, { title: task.value.title, card: shown(task.value.card.content) });
    else {
      dialogs.delete(person.id);
      if (task.value !== '') notice(person, task.value);
    }
  }

  async function invoke(
    person: Person,
    where: object,
    name: string,
    value: object,
    replyToId?: string,
  ): Promise<unknown> {
    const activity = {
      ...frame(person),
      ...where,
      type: 'invoke',
      id: `f:${randomUUID()}`,
      name,
      value,
      replyToId,
    };
    lastInvoke = activity;
    const { status, body } = await deliver(activity);
    if (status !== 200) throw new ClientRefused(`${name} was answered ${status}`);
    return body;
  }

  function cardFor(person: Person, message: Message): unknown {
    return message.seenBy.get(person.id) ?? message.card;
  }

  /** What an Action sends of the inputs: all of them, each as text. */
  function valuesOf(card: unknown, typed: Record<string, string>): Record<string, string> {
    const values: Record<string, string> = {};
    const inputs = inputsOf(card);
    for (const input of inputs) {
      const value = typed[input.id] ?? input.value;
      if (value !== undefined && value !== '') values[input.id] = value;
      if (input.choices === undefined || value === undefined || value === '' || input['choices.data'] !== undefined)
        continue;
      for (const one of input.isMultiSelect === true ? value.split(',') : [value])
        if (!input.choices.some((choice) => choice.value === one))
          throw new ClientRefused(`${input.id} does not offer ${one}`);
    }
    for (const name of Object.keys(typed))
      if (!inputs.some(({ id }) => id === name)) throw new ClientRefused(`there is no field ${name}`);
    return values;
  }

  function whereIs(person: Person, on: Surface): { card: unknown; where: object; replyToId?: string } {
    if ('message' in on)
      return { card: cardFor(person, on.message), where: placeOf(person, on.message), replyToId: on.message.id };
    const dialog = dialogs.get(person.id);
    if (dialog === undefined) throw new ClientRefused('no dialog is open');
    // What is sent from a dialog names no message.
    return { card: dialog.card, where: inChat(person) };
  }

  const people: People = {
    cardFor,
    dialog: (person) => dialogs.get(person.id),
    closeDialog: (person) => void dialogs.delete(person.id),
    deliver,

    told(person) {
      const chat = world.chats.find((one) => one.person === person);
      const written = world.messages.filter(
        ({ place, from, deleted }) => place === chat?.id && from === undefined && !deleted,
      );
      return [
        ...notices.filter((one) => one.person === person).map(({ at, words }) => ({ at, words })),
        ...written.map((message) => ({
          at: message.createdAt,
          words: message.card === undefined ? message.text : wordsOfCard(message.card),
        })),
      ]
        .toSorted((a, b) => a.at - b.at)
        .map(({ words }) => words);
    },

    async press(person, on, picks, typed = {}) {
      const { card, where, replyToId } = whereIs(person, on);
      const action = buttonsOfCard(card).find(({ raw }) => picks(raw))?.raw;
      if (action === undefined) throw new ClientRefused('there is no such button');
      if (action['type'] === 'Action.OpenUrl') return;
      const inputs = action['associatedInputs'] === 'none' ? {} : valuesOf(card, typed);
      const data = { ...Data.parse(action['data'] ?? {}), ...inputs };
      if (action['type'] === 'Action.Execute') {
        if (!('message' in on)) throw new ClientRefused('dialogs know no Action.Execute');
        const { type, title, verb, id } = action;
        const body = await invoke(
          person,
          where,
          'adaptiveCard/action',
          { action: { type, id, title, verb, data }, trigger: 'manual' },
          replyToId,
        );
        if (body === undefined) return;
        const answer = Executed.parse(body);
        if (answer.type === CARD) on.message.seenBy.set(person.id, shown(answer.value));
        else notice(person, z.string().parse(answer.value));
        return;
      }
      if (!('message' in on))
        showTask(person, await invoke(person, where, 'task/submit', { data, context: { theme: 'default' } }));
      else if (data.msteams?.type === 'task/fetch')
        showTask(person, await invoke(person, where, 'task/fetch', { data, context: { theme: 'default' } }, replyToId));
      else
        await deliver({ ...frame(person), ...where, type: 'message', id: `f:${randomUUID()}`, replyToId, value: data });
    },

    async search(person, dataset, query, on) {
      const { where, replyToId } = whereIs(person, on);
      const value = { kind: 'search', queryText: query, queryOptions: { skip: 0, top: 15 }, dataset };
      return Found.parse(await invoke(person, where, 'application/search', value, replyToId)).value.results;
    },

    async write(person, where, text) {
      const personal = 'personal' in where;
      const channel = personal ? undefined : where.channel;
      const message = world.add({
        place: channel?.id ?? world.chatWith(person).id,
        text,
        from: person,
        root: personal ? undefined : where.root,
      });
      const mentions = !personal && where.mentionsBot === true;
      const quotes = personal ? where.quotes : undefined;
      const heard = personal || mentions || (channel?.team.consent === true && channel.team.installed);
      if (heard) await deliver(messageActivity(message, 'message', { mentions, quotes }));
      return message;
    },

    async edit(message, text) {
      Object.assign(message, { text, modifiedAt: Date.now() });
      await deliver(messageActivity(message, 'messageUpdate', {}));
    },
    async erase(message) {
      Object.assign(message, { deleted: true, modifiedAt: Date.now() });
      await deliver(messageActivity(message, 'messageDelete', {}));
    },

    async messageAction(person, message, commandId) {
      const { from, text, card, id, root, createdAt } = message;
      const payload = {
        id,
        replyToId: root ?? null,
        createdDateTime: new Date(createdAt).toISOString(),
        deleted: false,
        importance: 'normal',
        locale: 'en-us',
        body: {
          contentType: 'html',
          content: card === undefined ? `<p>${composed(text).content}</p>` : '<attachment id="74d20c7f"></attachment>',
        },
        from:
          from === undefined
            ? { application: { id: appId, displayName: bot.name, applicationIdentityType: 'bot' }, user: null }
            : { user: { id: from.objectId, displayName: from.name, userIdentityType: 'aadUser' }, application: null },
        reactions: [],
        mentions: [],
        attachments: card === undefined ? [] : [{ id: '74d20c7f', contentType: CARD, content: JSON.stringify(card) }],
      };
      const value = { commandId, commandContext: 'message', context: { theme: 'default' }, messagePayload: payload };
      showTask(person, await invoke(person, placeOf(person, message), 'composeExtension/fetchTask', value));
    },

    async install(team, installed = true) {
      const [general] = team.channels;
      const [owner] = world.inTeam(team);
      if (general === undefined || owner === undefined) throw new Error('a team has a channel and somebody in it');
      team.installed = installed;
      const where = inChannel(general, undefined);
      await deliver({
        ...frame(owner),
        ...where,
        type: 'installationUpdate',
        id: `f:${randomUUID()}`,
        action: installed ? 'add' : 'remove',
      });
      await deliver({
        ...frame(owner),
        ...where,
        type: 'conversationUpdate',
        id: `f:${randomUUID()}`,
        [installed ? 'membersAdded' : 'membersRemoved']: [bot],
      });
    },
    async installFor(person) {
      await deliver({
        ...frame(person),
        ...inChat(person),
        type: 'installationUpdate',
        id: `f:${randomUUID()}`,
        action: 'add',
      });
    },

    async again() {
      if (lastInvoke === undefined) throw new Error('nothing was pressed yet');
      await deliver(lastInvoke);
    },
  };

  return people;
}
