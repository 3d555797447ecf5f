import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { InboundEvent } from '#core/message.ts';
import type { NetworkConnection, Pulled } from '#core/ports/network.ts';
import { startPolling } from '../../../handlers/intake/poll.ts';
import { inbound, message, openRig, type Rig } from '../jobs/rig.ts';
import { until } from '../../support/until.ts';
import { written } from '../../support/written.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

/** Pulls give these in turn; `seen` resolves once all were asked for and one more. */
function pulls(...answers: (Pulled | RecadoError)[]): {
  connection: NetworkConnection;
  seen: Promise<void>;
  cursors: (string | undefined)[];
} {
  const cursors: (string | undefined)[] = [];
  const { promise: seen, resolve } = Promise.withResolvers<void>();
  const connection: NetworkConnection = {
    ...rig.network.connection,
    pull: async (cursor, signal) => {
      cursors.push(cursor);
      const answer = answers[cursors.length - 1];
      if (answer instanceof RecadoError) throw answer;
      if (answer) return answer;
      resolve();
      await new Promise((done) => {
        signal.addEventListener('abort', done, { once: true });
      });
      return { events: [], cursor, waitMs: 0 };
    },
  };
  return { connection, seen, cursors };
}
const page = (cursor: string, ...events: InboundEvent[]): Pulled => ({ events, cursor, waitMs: 0 });

it('puts what is new into the inbox once and goes on from the cursor', async () => {
  const { connection, seen, cursors } = pulls(
    page('a', message()),
    page('b', message(), message({ nativeId: '101', currentId: '101' })),
  );
  const polling = startPolling(rig.services, { network: 'x', brand: 'alba', connection });
  await seen;
  await polling.stop();
  expect(cursors).toEqual([undefined, 'a', 'b']);
  expect(await rig.test.store.inbox.waiting()).toMatchObject({ waiting: 2 });
  expect(await rig.test.store.cursors.get('x', 'alba-x')).toBe('b');
  expect(polling.facts()).toMatchObject({
    account: 'alba-x',
    network: 'x',
    lastError: null,
    failures: 0,
    lastPullAt: rig.clock.now(),
  });
});

it('keeps the cursor where the inbox could not take it, and says what is wrong', async () => {
  const { connection } = pulls(page('a', message()));
  const { store } = rig.services;
  const failing = {
    ...rig.services,
    store: { ...store, inbox: { ...store.inbox, add: () => Promise.reject(new RecadoError('network.unreachable')) } },
  };
  const polling = startPolling(failing, { network: 'x', brand: 'alba', connection });
  await expect.poll(() => polling.facts().failures).toBe(1);
  await polling.stop();
  expect(await store.cursors.get('x', 'alba-x')).toBeUndefined();
  expect(polling.facts()).toMatchObject({ lastPullAt: null, lastError: 'network.unreachable', failures: 1 });
});

it('looks again where somebody asked for it while a look was under way', async () => {
  let looks = 0;
  const first = Promise.withResolvers<undefined>();
  const pulled = async (): Promise<Pulled> => {
    looks += 1;
    if (looks === 1) await first.promise;
    return { events: [], cursor: 'a', waitMs: 3_600_000 };
  };
  const polling = startPolling(rig.services, {
    network: 'x',
    brand: 'alba',
    connection: { ...rig.network.connection, pull: pulled },
  });
  await until('the first look', () => looks === 1);
  polling.pollNow();
  first.resolve(undefined);
  await until('the second look', () => looks === 2);
  await polling.stop();
  expect(looks).toBe(2);
});

it('reads open messages again and finds edits and deletions', async () => {
  await rig.takeIn(message());
  rig.network.now = new Map([
    ['100', { state: 'live', message: inbound({ version: 1, currentId: '105', text: 'Ya está' }) }],
  ]);
  const first = pulls(page('a'));
  const polling = startPolling(rig.services, {
    network: 'x',
    brand: 'alba',
    connection: first.connection,
    rereadMs: 0,
  });
  await first.seen;
  await polling.stop();
  const edited = await rig.takeIn();
  expect(edited.lastInbound).toMatchObject({ text: 'Ya está', currentId: '105', state: 'edited' });

  rig.network.now = new Map([['105', { state: 'gone' }]]);
  const second = pulls(page('b'));
  const again = startPolling(rig.services, { network: 'x', brand: 'alba', connection: second.connection, rereadMs: 0 });
  await second.seen;
  await again.stop();
  expect((await rig.takeIn()).lastInbound.state).toBe('deleted');
});

it('tells what is not shown from what is deleted, takes both back, and takes an edit after that', async () => {
  const look = async (now: typeof rig.network.now): Promise<void> => {
    rig.network.now = now;
    const { connection, seen } = pulls(page('p'));
    const polling = startPolling(rig.services, { network: 'x', brand: 'alba', connection, rereadMs: 0 });
    await seen;
    await polling.stop();
    // Each change has its own moment.
    rig.clock.at = new Date(rig.clock.now().getTime() + 60_000);
  };
  const live = { state: 'live', message: inbound() } as const;
  await rig.takeIn(message());
  await look(new Map([['100', { state: 'hidden' }]]));
  expect((await rig.takeIn()).lastInbound).toMatchObject({ state: 'hidden', text: inbound().text });
  await look(new Map([['100', live]]));
  expect((await rig.takeIn()).lastInbound).toMatchObject({ state: 'live' });
  await look(new Map([['100', { state: 'hidden' }]]));
  expect((await rig.takeIn()).lastInbound).toMatchObject({ state: 'hidden' });
  await look(new Map([['100', { state: 'gone' }]]));
  expect((await rig.takeIn()).lastInbound).toMatchObject({ state: 'deleted' });
  await look(new Map([['100', live]]));
  expect((await rig.takeIn()).lastInbound).toMatchObject({ state: 'live', text: inbound().text });
  await look(
    new Map([['100', { state: 'live', message: inbound({ version: 1, currentId: '105', text: 'Ya está' }) }]]),
  );
  expect((await rig.takeIn()).lastInbound).toMatchObject({ state: 'edited', text: 'Ya está', currentId: '105' });
});

it('finds in every tenth look that an answer of ours is gone, read back or not, and believes it after three more', async () => {
  const { ticket } = await rig.takeIn(message());
  await rig.move(ticket.id, { move: 'claim' });
  await rig.move(ticket.id, written());
  const [draft] = (await rig.detail(ticket.id)).drafts;
  await rig.move(ticket.id, {
    move: 'send',
    draftId: draft?.id ?? '',
    hash: draft?.approvedHash ?? '',
    confirmed: false,
  });
  const deliveryId = (await rig.detail(ticket.id)).deliveries[0]?.id ?? '';
  const system = { kind: 'system', id: 'send-reply' } as const;
  await rig.move(ticket.id, { move: 'delivery-starts', deliveryId }, system);
  await rig.move(
    ticket.id,
    {
      move: 'delivery-ends',
      deliveryId,
      outcome: { kind: 'sent', nativeId: '900', url: 'https://x.com/alba/status/900', at: rig.clock.now() },
    },
    system,
  );
  rig.network.now.set('900', { state: 'gone' });
  const asked: (readonly string[])[] = [];
  const reread: NetworkConnection['reread'] = async (ids) => {
    asked.push(ids);
    return rig.network.now;
  };
  const { connection, seen } = pulls(...Array.from({ length: 13 }, (_, i) => page(`p${i}`)));
  const polling = startPolling(rig.services, {
    network: 'x',
    brand: 'alba',
    connection: { ...connection, reread },
    rereadMs: 0,
  });
  await seen;
  await polling.stop();
  expect(asked.slice(0, 16)).toEqual([
    ...Array.from({ length: 10 }, () => ['100']),
    ['900'],
    ...Array.from({ length: 2 }, () => [['900'], ['100']]).flat(),
    ['900'],
  ]);
  expect((await rig.takeIn()).deliveries).toMatchObject([{ nativeId: '900', state: 'removed' }]);
  expect((await rig.test.store.activity.of(ticket.id)).at(-1)).toMatchObject({
    what: 'delivery.removed',
    by: { kind: 'system' },
  });
});

it('leaves the message before a deleted one to be answered', async () => {
  const later = {
    nativeId: '101',
    currentId: '101',
    text: '¿Y bien?',
    postedAt: new Date(inbound().postedAt.getTime() + 60_000),
  };
  await rig.takeIn(message(), message(later));
  const gone: InboundEvent[] = [{ kind: 'deleted', eventKey: 'd101', nativeId: '101', at: rig.clock.now() }];
  expect(await rig.takeIn(...gone)).toMatchObject({
    lastInbound: { nativeId: '100', state: 'live' },
    ticket: { lastInboundAt: inbound().postedAt },
  });
  expect(
    (await rig.takeIn({ kind: 'deleted', eventKey: 'd100', nativeId: '100', at: rig.clock.now() })).lastInbound,
  ).toMatchObject({ nativeId: '100', state: 'deleted' });
});

it('shows what does not pass by itself until it is over', async () => {
  const { connection, seen } = pulls(
    new RecadoError('network.out-of-credit', { params: { network: 'X', account: '@alba' }, retryAfterMs: 1 }),
    page('a'),
  );
  let standing: unknown;
  const { problems } = rig.services;
  if (!problems) throw new Error('nobody looks');
  const watched = {
    ...problems,
    clear: (what: string) => {
      standing ??= problems.list();
      return problems.clear(what);
    },
  };
  const polling = startPolling({ ...rig.services, problems: watched }, { network: 'x', brand: 'alba', connection });
  await seen;
  await polling.stop();
  expect(standing).toEqual([
    { what: 'account:alba-x', since: rig.clock.now(), say: expect.stringContaining('X no deja leer más') },
  ]);
  expect(problems.list()).toEqual([]);
});

it('names an account whose access is refused once among the problems, until it is accepted again', async () => {
  const refused = new RecadoError('network.not-authorised', {
    params: { network: 'X', account: '@alba' },
    retryAfterMs: 1,
  });
  const { connection, seen } = pulls(refused, refused);
  const polling = startPolling(rig.services, { network: 'x', brand: 'alba', connection });
  await until('both looks', () => polling.facts().failures === 2);
  expect(rig.services.problems.list()).toMatchObject([{ what: 'access:alba-x', say: expect.stringContaining('X') }]);
  await seen;
  await polling.stop();
});

it('says of a refused access that could not be noted that it is refused, once too', async () => {
  const refused = new RecadoError('network.not-authorised', { params: { network: 'X', account: '@alba' } });
  const { connection } = pulls(refused);
  const { store } = rig.services;
  const failing = {
    ...rig.services,
    store: { ...store, accounts: { ...store.accounts, broken: () => Promise.reject(new Error('no database')) } },
  };
  const polling = startPolling(failing, { network: 'x', brand: 'alba', connection });
  await until('the look', () => polling.facts().failures === 1);
  await until('the problem', () => rig.services.problems.list().length > 0);
  await polling.stop();
  expect(rig.services.problems.list()).toMatchObject([{ what: 'account:alba-x' }]);
});

it.each([Number.NaN, 1e12 * 1000, Number.POSITIVE_INFINITY])(
  'does not look again at once where the pause that a network asks for is %s milliseconds',
  async (waitMs) => {
    let looks = 0;
    const warned: string[] = [];
    const onWarning = ({ name }: Error): void => void warned.push(name);
    process.on('warning', onWarning);
    const pulled = async (): Promise<Pulled> => {
      looks += 1;
      if (looks % 2 === 0)
        throw new RecadoError('network.rate-limited', { params: { network: 'X' }, retryAfterMs: waitMs });
      return { events: [], cursor: 'a', waitMs };
    };
    const polling = startPolling(rig.services, {
      network: 'x',
      brand: 'alba',
      connection: { ...rig.network.connection, pull: pulled },
    });
    await expect.poll(() => looks).toBe(1);
    // The second look fails with such a wait too; neither may turn the loop into one without a pause.
    polling.pollNow();
    await expect.poll(() => polling.facts().failures).toBe(1);
    await new Promise((done) => {
      setTimeout(done, 400);
    });
    expect(looks).toBe(2);
    await polling.stop();
    process.off('warning', onWarning);
    expect(warned).toEqual([]);
  },
);

it('goes on looking for what is new where what we have cannot be read again, and says so', async () => {
  await rig.takeIn(message());
  const reread: NetworkConnection['reread'] = () =>
    Promise.reject(new RecadoError('network.unexpected', { params: { network: 'X', status: 400 } }));
  const { connection, seen } = pulls(page('a'), page('b', message({ nativeId: '101', currentId: '101' })));
  const polling = startPolling(rig.services, {
    network: 'x',
    brand: 'alba',
    connection: { ...connection, reread },
    rereadMs: 0,
  });
  await seen;
  expect(polling.facts()).toMatchObject({ failures: 0, lastError: 'network.unexpected' });
  expect(rig.services.problems?.list()).toMatchObject([{ what: 'account:alba-x' }]);
  await polling.stop();
  expect(await rig.test.store.inbox.waiting()).toMatchObject({ waiting: 1 });
  rig.services.problems?.clear('account:alba-x');
});

it('takes in what came although a part of the look failed', async () => {
  const missed = new RecadoError('network.rate-limited', { params: { network: 'X' }, retryAfterMs: 60_000 });
  const { connection, seen } = pulls({ ...page('a', message()), missed }, page('b'));
  const polling = startPolling(rig.services, { network: 'x', brand: 'alba', connection });
  await seen;
  await polling.stop();
  expect(await rig.test.store.cursors.get('x', 'alba-x')).toBe('b');
  expect(await rig.test.store.inbox.waiting()).toMatchObject({ waiting: 1 });
  expect(rig.services.problems?.list()).toEqual([]);
});

it('says of an account that looks well and may not publish that it may not publish', async () => {
  await rig.test.store.accounts.broken({ network: 'x', account: 'alba-x', for: 'publishing', at: rig.clock.now() });
  const { connection, seen } = pulls(page('a'));
  const polling = startPolling(rig.services, { network: 'x', brand: 'alba', connection });
  await seen;
  expect(polling.facts()).toMatchObject({ lastError: null, refuses: 'publishing' });
  await polling.stop();
});
