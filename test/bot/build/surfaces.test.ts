import { traitsOf } from '../../support/chat-traits.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Surface, SurfaceHandlers } from '#core/ports/surface.ts';
import { openSurfaces } from '../../../bot/build/surfaces.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { createProblems } from '../../../handlers/problems.ts';

const config = Config.parse({
  brands: { alba: { name: 'Alba', accounts: { alba: { network: 'x', handle: 'alba' } } } },
  channels: { a: { slack: '#a', teams: 'Alba / A' }, b: { slack: '#b' } },
  fallback: 'a',
});

class Chat {
  away = false;
  refuses = false;
  /** Calls that are asked to slow down. */
  slow = 0;
  names: string[];
  calls: string[] = [];
  readonly surface: Surface;
  constructor(id: string, names: string[]) {
    this.names = names;
    const never = (): Promise<never> => Promise.reject(new Error('not here'));
    this.surface = {
      id,
      ...traitsOf(id),
      start: async () => {
        if (this.refuses) throw new RecadoError('surface.unreachable');
        this.calls.push('start');
      },
      stop: async () => void this.calls.push('stop'),
      channels: async () => {
        if (this.slow-- > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: 2_000 });
        if (this.away) throw new RecadoError('surface.unreachable');
        return this.names.map((name) => ({ id: name, name, private: false, joined: true }));
      },
      post: never,
      update: never,
      find: never,
      permalink: never,
      direct: never,
      user: never,
      userByEmail: never,
      isMember: never,
      group: never,
    };
  }
}

const handlers = {} as SurfaceHandlers;
let slack: Chat;
let teams: Chat;
let said: string[];
let wanted: string[];
/** What is remembered over starts. */
let kept: Map<string, unknown>;
type Told = {
  kind: string;
  network: string;
  account: string;
  surface: string;
  channel: string;
  params: Record<string, unknown>;
};
let alerts: Told[];
let hastened: string[];
let problems: ReturnType<typeof createProblems>;
const clock = { now: () => new Date('2026-10-05T10:00:00Z') };
const open = (surfaces: Chat[]) =>
  openSurfaces({
    surfaces: surfaces.map(({ surface }) => surface),
    config,
    store: {
      chatPosts: {
        renew: async (posts: { kind: string; surface: string; place: string }[]) =>
          void wanted.push(...posts.map(({ kind, surface, place }) => `${kind} ${surface} ${place}`)),
      } as never,
      memory: () => ({
        get: async (key) => kept.get(key),
        list: async (prefix) => [...kept].flatMap(([key, value]) => (key.startsWith(prefix) ? [{ key, value }] : [])),
        put: async (key, value) => void kept.set(key, value),
        remove: async (key) => void kept.delete(key),
      }),
      runNow: async (surface) => void hastened.push(surface),
      alerts: {
        open: async () => alerts as never,
        raise: async (alert: Told) =>
          alerts.some((each) => each.account === alert.account) ? null : `al_${alerts.push(alert)}`,
        refresh: async () => {},
        clear: async ({ account }: { account: string }) =>
          (alerts = alerts.filter((each) => each.account !== account)).length > 0,
      } as never,
    },
    clock,
    log: silentLog,
    problems,
    tell: (sentence) => void said.push(sentence),
  });

beforeEach(() => {
  vi.useFakeTimers();
  slack = new Chat('slack', ['a', 'b']);
  teams = new Chat('teams', ['Alba / A']);
  said = [];
  wanted = [];
  kept = new Map();
  alerts = [];
  hastened = [];
  problems = createProblems({ clock, t: createTexts('en').in('en') });
});
afterEach(() => void vi.useRealTimers());
const later = () => vi.advanceTimersByTimeAsync(15_000);

it('starts each where its channels are, and gives each its queue messages', async () => {
  await using surfaces = await open([slack, teams]);
  await surfaces.start(handlers);
  expect([slack.calls, teams.calls]).toEqual([['start'], ['start']]);
  expect(wanted).toEqual(['queue slack a', 'queue slack b', 'queue teams a']);
  expect([said, problems.list()]).toEqual([[], []]);
});

it('goes on with one while the other is away, and takes that in when it is back', async () => {
  teams.away = true;
  const surfaces = await open([slack, teams]);
  await surfaces.start(handlers);
  expect([slack.calls, teams.calls]).toEqual([['start'], []]);
  expect(problems.list()).toMatchObject([
    { what: 'start:teams', say: 'Teams cannot be reached. Retrying automatically; everything else works.' },
  ]);
  expect(said).toEqual(['Teams cannot be used now (surface.unreachable). Recado goes on without it and tries again.']);
  await later();
  expect(teams.calls).toEqual([]);
  teams.away = false;
  await later();
  expect(teams.calls).toEqual(['start']);
  expect(wanted).toContain('queue teams a');
  expect(problems.list()).toEqual([]);
  await surfaces[Symbol.asyncDispose]();
  expect([slack.calls.at(-1), teams.calls.at(-1)]).toEqual(['stop', 'stop']);
});

it('the same where it lets itself be looked at but not started, and the other way round', async () => {
  slack.refuses = true;
  await using surfaces = await open([slack, teams]);
  await surfaces.start(handlers);
  expect([slack.calls, teams.calls]).toEqual([[], ['start']]);
  slack.refuses = false;
  await later();
  expect(slack.calls).toEqual(['start']);
});

it('serves the others where a channel of Slack that was there is gone or we were put out of it, tells managers where they still can be told, and notices its return', async () => {
  await (await open([slack]))[Symbol.asyncDispose]();
  slack.names = ['b'];
  await using surfaces = await open([slack]);
  await surfaces.start(handlers);
  expect(said).toEqual([
    'Recado no longer sees the channel #a (`channels.a`): it may be archived, renamed, or private without Recado in it. Its cards wait. Everything else works.',
  ]);
  expect(problems.list().map(({ what }) => what)).toEqual(['channel:a:slack']);
  // The first fallback is the one that is gone.
  expect(alerts).toMatchObject([
    { kind: 'channel', network: 'slack', account: 'a', surface: 'slack', channel: 'b', params: { why: 'gone' } },
  ]);
  slack.names = ['a', 'b'];
  await later();
  expect([problems.list(), alerts, hastened]).toEqual([[], [], ['slack']]);
});

it('waits where the chat only asks it to slow down', async () => {
  slack.slow = 3;
  const opening = open([slack]);
  await vi.advanceTimersByTimeAsync(3 * 2_000);
  await using surfaces = await opening;
  await surfaces.start(handlers);
  expect(slack.calls).toEqual(['start']);
});

it('does not start with nothing: an only chat, or all of them away', async () => {
  slack.away = true;
  await expect(open([slack])).rejects.toMatchObject({ code: 'surface.unreachable' });
  teams.refuses = true;
  const surfaces = await open([slack, teams]);
  await expect(surfaces.start(handlers)).rejects.toMatchObject({ code: 'surface.unreachable' });
});

it('tells which channels of Teams are not there yet, until they are; one of Slack that never was is a mistake', async () => {
  teams.names = [];
  await using surfaces = await open([slack, teams]);
  await surfaces.start(handlers);
  expect(said).toEqual([
    'Recado does not see this channel in Teams yet: Alba / A. Cards appear there by themselves as soon as its app is in that team.',
  ]);
  expect(problems.list().map(({ what }) => what)).toEqual(['channel:a:teams']);
  expect(teams.calls).toEqual(['start']);
  await later();
  expect(said).toHaveLength(1);
  teams.names = ['Alba / A'];
  await later();
  expect(problems.list()).toEqual([]);
  expect(teams.calls).toEqual(['start']);
  slack.names = ['a'];
  kept.clear();
  await expect(open([slack, teams])).rejects.toThrow('There is no channel #b');
});
