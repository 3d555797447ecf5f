import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import type { Card } from '#core/card.ts';
import type { InboundEvent } from '#core/message.ts';
import type { Services } from '../../../handlers/context.ts';
import { oauth } from '../../../adapters/networks/x/oauth.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { watchAccounts } from '../../../handlers/jobs/watch-accounts.ts';
import { accessLost } from '../../../handlers/alerts/access.ts';
import { createContact, noteContact } from '../../../handlers/intake/contact.ts';
import { takeEvents } from '../../../handlers/intake/take-events.ts';
import { message, openRig, type Rig } from './rig.ts';

const of = { network: 'x', account: 'alba-x' };
let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(async () => {
  await rig.reset();
  const config = Config.parse({
    ...rig.services.config,
    managers: 'faturas',
    brands: {
      alba: {
        ...rig.services.config.brands['alba'],
        accounts: { 'alba-x': { network: 'x', handle: 'alba', quietMinutes: 30 } },
      },
    },
  });
  services = { ...rig.services, config };
});
afterAll(() => rig.test.close());

/** An account that somebody let us in to, of which the network says what `probe` says. */
const connectedBy = (probe: () => Promise<boolean>): Services => ({
  ...services,
  connecting: {
    ...services.connecting,
    accounts: new Map([
      [
        'alba-x',
        {
          network: 'x',
          handle: 'alba',
          env: {},
          oauth: oauth,
          granted: { probe, current: () => Promise.resolve('access'), keep: () => Promise.resolve() },
        },
      ],
    ]),
  },
});
const grant = (endsAt: Date | null): Promise<void> =>
  services.store.accountAccess.put({
    ...of,
    sealed: 'c2VhbGVk',
    keyId: 'k',
    renewAt: null,
    endsAt,
    grantedBy: 'ivan',
    grantedAt: rig.clock.now(),
  });
const inDays = (days: number): Date => new Date(rig.clock.at.getTime() + days * 24 * 3_600_000);

const minutesLater = (minutes: number): void => {
  rig.clock.at = new Date(rig.clock.at.getTime() + minutes * 60_000);
};
const inContact = (): Promise<void> =>
  services.store.accounts.contact({ ...of, at: rig.clock.now(), pulled: true, data: false });
/** One look, the first of a process, of which so many messages were new. */
async function look(by: Services, events: InboundEvent[], fresh: number): Promise<void> {
  const at = await createContact(by, of).gapBefore({ events, waitMs: 1_000 });
  await noteContact(by, of, { at, pulled: true, data: fresh > 0 });
}
/** Draws every alert there is. */
async function show(...ids: (string | null | undefined)[]): Promise<void> {
  for (const id of ids) if (id) await rig.show({ kind: 'alert', ownerId: id }, services);
}
const standing = async (): Promise<string[]> => (await services.store.alerts.open()).map(({ id }) => id);
const words = (card: Card | undefined): string =>
  (card?.blocks ?? [])
    .map((block) =>
      'inlines' in block
        ? block.inlines.map((inline) => ('text' in inline ? inline.text : '·')).join('')
        : block.kind === 'buttons'
          ? `[${block.buttons.map(({ action }) => action).join()}]`
          : '',
    )
    .join(' ');

describe('nothing comes', () => {
  it('is told once, in the language of the channel, and ends on the same card when something does', async () => {
    await inContact();
    minutesLater(29);
    await inContact();
    await rig.run(watchAccounts, {}, services);
    expect(await standing()).toEqual([]);
    minutesLater(2);
    await inContact();
    await rig.run(watchAccounts, {}, services);
    await rig.run(watchAccounts, {}, services);
    const [id, ...others] = await standing();
    expect(others).toEqual([]);
    await show(id);
    expect(rig.chat.messages.map(({ channel, card }) => [channel, words(card)])).toEqual([
      ['C-faturas', expect.stringMatching(/^Não chega nada de @alba \(X\).*\(30 min\)/)],
    ]);
    await look(services, [message()], 1);
    await show(id);
    expect(words(rig.chat.messages[0]?.card)).toMatch(/^Voltam a chegar mensagens de @alba/);
    expect(await standing()).toEqual([]);
  });

  it('is not told while Recado has not looked since it was away', async () => {
    await inContact();
    minutesLater(600);
    await rig.run(watchAccounts, {}, services);
    expect(await standing()).toEqual([]);
  });
});

describe('access', () => {
  it('whatever a crash left out is shown and ended by the next watch', async () => {
    await services.store.accounts.broken({ ...of, for: 'everything', at: rig.clock.now() });
    await rig.run(watchAccounts, {}, services);
    const [id] = await standing();
    await show(id);
    expect(words(rig.chat.messages[0]?.card)).toMatch(/🔴 X já não aceita o acesso de @alba.*\[probe\]/);
    await services.store.accounts.works(of);
    await rig.run(watchAccounts, {}, services);
    await show(id);
    expect(words(rig.chat.messages[0]?.card)).toMatch(/^X voltou a aceitar/);
    expect(rig.chat.messages).toHaveLength(1);
  });

  it('is one card however often it is noticed, posted once even when the chat lost our answer', async () => {
    await accessLost(services, of, 'publishing');
    await accessLost(services, of, 'everything');
    const ids = await standing();
    expect(ids).toHaveLength(1);
    rig.chat.troubles.push({ when: 'after', error: new Error('the answer was lost') });
    await expect(show(...ids)).rejects.toThrow('the answer was lost');
    await show(...ids);
    expect(rig.chat.messages).toHaveLength(1);
  });
});

describe('a gap', () => {
  it('is not told where nothing came, nor for a moment, nor without a channel of managers', async () => {
    await inContact();
    minutesLater(0.5);
    await look(services, [message()], 0);
    minutesLater(60);
    await look(services, [], 0);
    minutesLater(60);
    const { managers: _managers, ...config } = services.config;
    await look({ ...services, config }, [message()], 0);
    const { rows } = await rig.test.opened.run('select id from alerts');
    expect(rows).toEqual([]);
  });

  it('is told once all is in that came, by whichever way it was quicker', async () => {
    const sender = { ...of, brand: 'alba' };
    const posts = ['1', '2', '3'].map((nativeId) => message({ nativeId, postedAt: rig.clock.now() }));
    await inContact();
    minutesLater(5);
    const contact = createContact(services, of);
    await takeEvents(services, sender, posts.slice(0, 1), { by: 'webhook', at: rig.clock.now() });
    await rig.run(ingestMessage, {});
    const at = await contact.gapBefore({ events: posts, waitMs: 1_000 });
    minutesLater(1 / 60);
    await takeEvents(services, sender, posts.slice(1, 2), { by: 'webhook', at: rig.clock.now() });
    const { rows } = await rig.test.opened.run("select id from alerts where kind = 'gap'");
    const [gap] = rows as { id: string }[];
    await expect(show(gap?.id)).rejects.toThrow();
    await takeEvents(services, sender, posts, { by: 'poll', at });
    await contact.took(at);
    await rig.run(ingestMessage, {});
    await show(gap?.id);
    expect(words(rig.chat.messages.find(({ card }) => words(card).includes('sem contacto'))?.card)).toContain(
      '3 mensagens',
    );
  });
});

describe('access that ends by itself', () => {
  it('is told once, a week before, with a way to connect again, and not once it ends later', async () => {
    const here = connectedBy(() => Promise.resolve(true));
    await grant(inDays(8));
    await rig.run(watchAccounts, {}, here);
    expect(await standing()).toEqual([]);
    minutesLater(25 * 60);
    await rig.run(watchAccounts, {}, here);
    await rig.run(watchAccounts, {}, here);
    const [id, ...others] = await standing();
    expect(others).toEqual([]);
    if (id) await rig.show({ kind: 'alert', ownerId: id }, here);
    expect(words(rig.chat.messages[0]?.card)).toMatch(/^⏳ O acesso de @alba no X acaba em breve: ·.*\[connect\]/);
    await grant(inDays(90));
    await rig.run(watchAccounts, {}, here);
    await show(id);
    expect(await standing()).toEqual([]);
    expect(words(rig.chat.messages[0]?.card)).toMatch(/prazo anterior/);
    expect(rig.chat.messages).toHaveLength(1);
  });

  it('is asked about once a day, and at once when something was refused; what is good no longer is told', async () => {
    let asked = 0;
    let isGood = true;
    const here = connectedBy(() => {
      asked += 1;
      return Promise.resolve(isGood);
    });
    await inContact();
    await rig.run(watchAccounts, {}, here);
    expect(asked).toBe(0);
    minutesLater(25 * 60);
    await inContact();
    await Promise.all([rig.run(watchAccounts, {}, here), rig.run(watchAccounts, {}, here)]);
    expect(asked).toBe(1);
    minutesLater(60);
    isGood = false;
    await accessLost(here, of, 'publishing');
    minutesLater(1);
    await rig.run(watchAccounts, {}, here);
    await rig.run(watchAccounts, {}, here);
    expect(asked).toBe(2);
    expect(await services.store.accounts.get('x', 'alba-x')).toMatchObject({ brokenFor: 'everything' });
  });
});
