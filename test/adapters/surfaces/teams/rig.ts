import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { systemClock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { silentLog } from '#core/ports/log.ts';
import { createTeams } from '../../../../adapters/surfaces/teams/index.ts';
import type { TeamsOptions } from '../../../../adapters/surfaces/teams/index.ts';
import type { After, SeenForm, SurfaceRig } from '../../../contracts/surface-rig.ts';
import { wordsOfCard } from '../../../support/adaptive-card.ts';
import { equivalents } from './equivalents.ts';
import { createHands, openPublicFiles } from './rig-files.ts';
import { decode, errorsIn, fieldsOf, toInputs } from './rig-inputs.ts';
import { does, isAction, marksOf, toSeen, viewOf } from './rig-seen.ts';
import { mapMemory } from '../../../support/map-memory.ts';
import { createPeople, inputsOf } from '../../../support/teams/people.ts';
import type { People, Surface as On } from '../../../support/teams/people.ts';
import { startTeamsService } from '../../../support/teams/service.ts';
import type { TeamsService } from '../../../support/teams/service.ts';
import type { Message, Person } from '../../../support/teams/world.ts';

const TENANT = '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11';
const FORMS = new Set([
  'reply',
  'edit',
  'change',
  'return',
  'tag',
  'mine',
  'queue',
  'more',
  'view-draft',
  'use-as-draft',
]);

export interface TeamsRig extends SurfaceRig {
  service: TeamsService;
  people: People;
  memory: ReturnType<typeof mapMemory>;
  endpoint: string;
}

export interface RigOptions {
  dialogs: boolean;
  /** The team lets the app read all messages. */
  consent?: boolean;
  log?: Log;
  more?: Partial<TeamsOptions>;
}

/** The Teams adapter against Teams' service and client on this machine. */
export async function createTeamsRig({
  dialogs,
  consent = true,
  log = silentLog,
  more = {},
}: RigOptions): Promise<TeamsRig> {
  const service = await startTeamsService({
    tenantId: TENANT,
    people: [
      { key: 'lucia', name: 'Lucía Ramos', email: 'lucia@alba.example', locale: 'es-ES' },
      { key: 'bruno', name: 'Bruno Pires', email: 'bruno@alba.example', locale: 'pt-PT', timeZone: 'Europe/Lisbon' },
      { key: 'teresa', name: 'Teresa Gil', email: 'teresa@alba.example', locale: 'es-ES' },
      { key: 'ivan', name: 'Iván Soto', email: 'ivan@alba.example', locale: 'es-ES' },
      { key: 'emma', name: 'Emma Brown', email: 'emma@alba.example', locale: 'en-GB', timeZone: 'Europe/London' },
    ],
    teams: [
      {
        name: 'Atención',
        members: ['lucia', 'bruno', 'teresa'],
        installed: false,
        consent,
        channels: [
          { name: null },
          ...Array.from({ length: 90 }, (_, i) => ({ name: `canal-${i}` })),
          { name: 'direccion', kind: 'private', members: ['lucia', 'teresa'] },
        ],
      },
      { name: 'Expertos', members: ['ivan', 'emma'], installed: false, consent, channels: [{ name: null }] },
      {
        name: 'Sin Recado',
        members: ['lucia'],
        installed: false,
        consent,
        channels: [{ name: null }, { name: 'sin-bot' }],
      },
    ],
  });
  const { world } = service;
  const [team, experts, left] = world.teams;
  if (team === undefined || experts === undefined || left === undefined) throw new Error('the world has three teams');

  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const people = createPeople(service, () => endpoint);
  const memory = mapMemory();
  const base = new URL(endpoint).origin;
  const { publicFiles, clear } = openPublicFiles(app, base, log);
  const surface = createTeams({
    appId: service.appId,
    tenantId: TENANT,
    clientSecret: service.appSecret,
    app,
    clock: systemClock,
    log,
    memory,
    urls: service.urls,
    groups: { '@approvers': ['ivan@alba.example', 'emma@alba.example'] },
    opensForm: (action) => FORMS.has(action),
    dialogs,
    publicFiles,
    patienceMs: 1_000,
    graceMs: 1_500,
    language: 'es',
    timeZone: 'Europe/Madrid',
    ...more,
  });
  const started = surface.start.bind(surface);
  surface.start = async (handlers) => {
    await started(handlers);
    await people.install(team);
    await people.install(experts);
    await people.install(left);
    await surface.channels();
    await people.install(left, false);
  };

  const cardsIn = (channel: string, thread: string): unknown[] =>
    world.messages
      .filter((message) => message.place === channel && message.root === thread && !message.deleted)
      .map(({ card }) => card);
  const found = (channel: string, ts: string): Message => {
    const message = world.message(channel, ts);
    if (message === undefined) throw new Error(`there is no message ${ts}`);
    return message;
  };
  interface Standing {
    on: On;
    card: unknown;
    title: string;
  }
  /** The message that each person looks at: several may hold a form, she sees the one where she pressed last. */
  const looking = new Map<Person, Message>();
  function formIn(person: Person, message: Message | undefined): Standing | undefined {
    const card = message === undefined || message.deleted ? undefined : people.cardFor(person, message);
    return message === undefined || viewOf(card) === undefined ? undefined : { on: { message }, card, title: '' };
  }
  /** A form before somebody: over the chat, or in a card. */
  function standing(person: Person, form?: string): Standing | undefined {
    const dialog = people.dialog(person);
    if (dialog !== undefined && (form === undefined || viewOf(dialog.card) === form))
      return { on: { dialog: true }, ...dialog };
    if (form === undefined) return formIn(person, looking.get(person));
    return world.messages.map((message) => formIn(person, message)).find((one) => viewOf(one?.card) === form);
  }
  function formOf(person: Person): SeenForm | undefined {
    const open = standing(person);
    if (open === undefined) return undefined;
    const { card, title } = open;
    return {
      id: viewOf(card) ?? '',
      words: `${title}\n${wordsOfCard(card)}`,
      fields: fieldsOf(card, person.timeZone),
      canSubmit: marksOf(card).some((mark) => mark.do === 'submit'),
    };
  }
  /** Does something, and tells what she then sees: in place of what she pressed, or at the end of her personal chat. */
  async function look(person: Person, at: Message | undefined, act: () => Promise<unknown>): Promise<After> {
    const before = world.messages.length;
    if (at !== undefined) {
      // Whoever presses on a card has closed what lay over it.
      people.closeDialog(person);
      looking.set(person, at);
    }
    await act();
    const chat = world.chats.find((one) => one.person === person)?.id;
    const arrived = world.messages
      .slice(before)
      .findLast((message) => message.place === chat && formIn(person, message) !== undefined);
    if (arrived !== undefined) looking.set(person, arrived);
    const form = formOf(person);
    const errors = errorsIn(standing(person)?.card);
    return { form, errors: Object.keys(errors).length > 0 ? errors : undefined };
  }
  const pressOn = (
    person: Person,
    on: On,
    picks: (action: Record<string, unknown>) => boolean,
    typed?: Record<string, string>,
  ): Promise<After> =>
    look(person, 'message' in on ? on.message : undefined, () => people.press(person, on, picks, typed));
  const homeOf = (person: Person): Message | undefined =>
    world.messages.findLast(
      (message) =>
        message.place === world.chatWith(person).id &&
        !message.deleted &&
        marksOf(message.card).some(({ home }) => home === true),
    );

  let used = 0;
  return {
    service,
    people,
    memory,
    endpoint,
    surface,
    equivalents,
    mustMention: !consent,
    knowsAgain: true,
    channel() {
      used += 1;
      const id = team.channels.find(({ name }) => name === `canal-${used - 1}`)?.id;
      if (id === undefined) throw new Error('no channel is left');
      return id;
    },
    closedChannel: left.channels[1]?.id ?? '',
    missingChannel: '19:00000000000000000000000000000000@thread.tacv2',
    privateChannel: team.channels.find(({ kind }) => kind === 'private')?.id ?? '',
    member: { id: world.person('lucia').id, email: 'lucia@alba.example', name: 'Lucía Ramos', locale: 'es-ES' },
    outsider: { id: world.person('emma').id },
    group: { handle: '@approvers', members: [world.person('ivan').id, world.person('emma').id] },
    missingUser: '29:1nobody',

    async messages(channel, thread) {
      const there = world.messages.filter((message) => message.place === channel && !message.deleted);
      if (thread !== undefined) return there.filter(({ id, root }) => id === thread || root === thread).map(toSeen);
      const last = (root: Message): number =>
        Math.max(
          ...there.filter((message) => message === root || message.root === root.id).map(({ createdAt }) => createdAt),
        );
      return there
        .filter(({ root }) => root === undefined)
        .toSorted((a, b) => last(a) - last(b))
        .map(toSeen);
    },
    async press({ user, action, channel, ts, form }) {
      const person = world.person(user);
      // A dialog covers the chat: it is closed before anything under it is pressed.
      if (form === undefined) people.closeDialog(person);
      const on = form === undefined ? { message: found(channel ?? '', ts ?? '') } : standing(person, form)?.on;
      if (on === undefined) throw new Error('the form is not open');
      return pressOn(person, on, isAction(action));
    },
    pressAgain: people.again,
    async submit({ user, form, values }) {
      const person = world.person(user);
      const open = standing(person, form);
      if (open === undefined) throw new Error('the form is not open');
      return pressOn(person, open.on, does('submit'), toInputs(open.card, values, person.timeZone));
    },
    async suggest({ user, form, field, query }) {
      const person = world.person(user);
      const open = standing(person, form);
      const input = inputsOf(open?.card).find(({ id }) => id === field);
      const dataset = input?.['choices.data']?.dataset;
      if (open === undefined) throw new Error('no form is open');
      if (dataset === undefined)
        return (input?.choices ?? []).map(({ title, value }) => ({ value: decode(value), label: title }));
      return (await people.search(person, dataset, query, open.on)).map(({ title, value }) => ({
        value: decode(value),
        label: title,
      }));
    },
    async form(user) {
      const person = world.person(user);
      // What became of a form that was being checked is shown when she asks.
      const open = standing(person);
      if (open !== undefined && marksOf(open.card).some((mark) => mark.do === 'see'))
        await people.press(person, open.on, does('see'));
      return formOf(person);
    },
    async closeForm(user, form) {
      const person = world.person(user);
      const open = standing(person, form);
      if (open === undefined) return;
      if ('dialog' in open.on) people.closeDialog(person);
      else await people.press(person, open.on, does('cancel'));
    },
    async command({ user, channel, text }) {
      const person = world.person(user);
      const where = world.channel(channel);
      return look(person, undefined, () =>
        people.write(person, where === undefined ? { personal: true } : { channel: where, mentionsBot: true }, text),
      );
    },
    async erase({ channel, ts }) {
      await people.erase(found(channel, ts));
    },
    async edit({ channel, ts, text }) {
      await people.edit(found(channel, ts), text);
    },
    async useAsDraft({ user, channel, ts }) {
      const person = world.person(user);
      return look(person, undefined, () => people.messageAction(person, found(channel, ts), 'use_as_draft'));
    },
    async write({ user, channel, thread, text }) {
      const person = world.person(user);
      const where = world.channel(channel);
      const place =
        where === undefined
          ? { personal: true as const, quotes: thread }
          : { channel: where, mentionsBot: !consent, root: thread };
      return { ts: (await people.write(person, place, text)).id };
    },
    told: async (user) => people.told(world.person(user)),
    async remove({ channel, ts }) {
      found(channel, ts).deleted = true;
    },
    files: createHands({ base, cardsIn, cardBefore: (user) => standing(world.person(user))?.card }),
    // Nothing can be pinned: the newest card of ours in the channel is what people find.
    pins: async () => [],
    async home(user) {
      const person = world.person(user);
      await people.write(person, { personal: true }, 'home');
      const message = homeOf(person);
      return message === undefined ? { ts: '', words: '', buttons: [], pings: [] } : toSeen(message);
    },
    async pressHome({ user, action }) {
      const person = world.person(user);
      const message = homeOf(person);
      if (message === undefined) throw new Error('she has no page');
      return pressOn(person, { message }, isAction(action));
    },
    async pressTold({ user, action }) {
      const person = world.person(user);
      const message = world.messages.findLast(
        ({ place, from, card }) =>
          place === world.chatWith(person).id &&
          from === undefined &&
          marksOf(card).some((mark) => mark.action === action),
      );
      if (message === undefined) throw new Error('nothing with this button was told to her');
      return pressOn(person, { message }, isAction(action));
    },
    loseNextAnswer: () => void service.faults.push({ kind: 'lose' }),
    limitNext: (seconds) => void service.faults.push({ kind: 'limit', seconds }),
    // There is no standing connection: each activity is a request of its own.
    reconnect: async () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service[Symbol.asyncDispose]();
      clear();
    },
  };
}
