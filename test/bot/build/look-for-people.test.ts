import { expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { silentLog } from '#core/ports/log.ts';
import { lookForPeople } from '../../../bot/build/look-for-people.ts';
import { until } from '../../support/until.ts';
import type { PersonRow } from '../../../store/people/people.ts';

const keys = Array.from({ length: 200 }, (_, n) => `p${n}`);
const config = Config.parse({
  brands: { alba: { name: 'Alba', languages: ['es'], accounts: { 'alba-x': { network: 'x', handle: 'alba' } } } },
  channels: { redes: { slack: '#redes' } },
  routes: [],
  fallback: 'redes',
  people: Object.fromEntries(keys.map((key) => [key, { name: key, email: `${key}@alba.example` }])),
});

const row = (id: string): PersonRow => ({
  id,
  name: id,
  surface: 'slack',
  userId: `U${id}`,
  locale: 'es',
  seenAt: new Date(0),
});

/** A chat that answers 21 look-ups and then every fourth only; it knows all but every tenth. */
function chat() {
  const calls: string[] = [];
  return {
    calls,
    person: async (key: string): Promise<PersonRow | null> => {
      calls.push(key);
      if (calls.length > 21 && calls.length % 4 !== 0)
        throw new RecadoError('surface.rate-limited', { retryAfterMs: 1 });
      return Number(key.slice(1)) % 10 === 0 ? null : row(key);
    },
  };
}
const nobodyStored = { people: { get: async () => new Map<string, PersonRow>() } as never };

it('asks for two hundred at the pace of the chat, and names each whom it does not know', async () => {
  const directory = chat();
  const told: string[] = [];
  await using _looking = lookForPeople({
    config,
    directory,
    store: nobodyStored,
    surfaces: [{ id: 'slack' }],
    log: silentLog,
    tell: (sentence) => void told.push(sentence),
    apartMs: 1,
  });
  await until('all to be asked for', () => directory.calls.includes('p199') && told.length === 20);
  expect(new Set(directory.calls).size).toBe(200);
  expect(told[1]).toBe(
    "Nobody in slack has the e-mail p10@alba.example (`people.p10`), so p10's roles reach nobody. Correct it and start again.",
  );
});

it('asks for nobody whom the store knows', async () => {
  const directory = chat();
  const store = { people: { get: async () => new Map(keys.slice(1).map((key) => [key, row(key)])) } as never };
  const told: string[] = [];
  await using _looking = lookForPeople({
    config,
    directory,
    store,
    surfaces: [{ id: 'slack' }],
    log: silentLog,
    tell: (sentence) => void told.push(sentence),
    apartMs: 1,
  });
  await until('the one', () => told.length > 0);
  expect(directory.calls).toEqual(['p0']);
});

it('ends at once with the bot, whatever it waits for', async () => {
  const directory = {
    person: async () => Promise.reject(new RecadoError('surface.unreachable', { retryAfterMs: 3_600_000 })),
  };
  const told: string[] = [];
  const looking = lookForPeople({
    config,
    directory,
    store: nobodyStored,
    surfaces: [{ id: 'slack' }],
    log: silentLog,
    tell: (sentence) => void told.push(sentence),
  });
  await looking[Symbol.asyncDispose]();
  expect(told).toEqual([]);
});

it('says so where the chat does not let us look', async () => {
  const directory = {
    person: async () =>
      Promise.reject(new RecadoError('surface.not-authorised', { params: { error: 'missing_scope' } })),
  };
  const told: string[] = [];
  await using _looking = lookForPeople({
    config,
    directory,
    store: nobodyStored,
    surfaces: [{ id: 'slack' }],
    log: silentLog,
    tell: (sentence) => void told.push(sentence),
    apartMs: 1,
  });
  await until('the sentence', () => told.length > 0);
  expect(told[0]).toContain('missing_scope');
});
