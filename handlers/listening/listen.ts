import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { dayAt } from '#core/hours/wall-time.ts';
import type { Listen } from '#core/config/listen.ts';
import { watchesOf, type Watched } from '#core/listen/watches.ts';
import { managerChannels, raise } from '../alerts/manager-channels.ts';
import type { Services } from '../context.ts';
import { putIn } from '../intake/take-events.ts';

/** What is read by listening, in the book of paid reads. */
export const LISTENING = 'listen';
/** X reads ten at least: with fewer left there is nothing that can be asked. */
const LEAST = 10;

const Kept = z.object({
  at: z.iso.datetime(),
  cursors: z.record(z.string(), z.string()).default({}),
  /** Code of what kept the last look from everything. */
  error: z.string().nullable().default(null),
});
type Kept = z.output<typeof Kept>;

/** What each account that listens listens for, and how. */
export function listeners({
  config,
}: Pick<Services, 'config'>): { account: string; listen: Listen; watches: Watched[] }[] {
  const all = watchesOf(config);
  return Object.values(config.brands).flatMap(({ accounts }) =>
    Object.entries(accounts).flatMap(([account, { listen }]) =>
      listen ? [{ account, listen, watches: all.filter((each) => each.account === account) }] : [],
    ),
  );
}

export async function lastLook({ store }: Pick<Services, 'store'>, account: string): Promise<Kept | undefined> {
  return Kept.safeParse(await store.memory('listening').get(account)).data;
}

/** Looks at everything whose time has come, or, with `now`, at once. What cannot be read is read the next time. */
export async function listenToAll(
  services: Services,
  { now = false, signal }: { now?: boolean; signal: AbortSignal },
): Promise<void> {
  for (const { account, listen, watches } of listeners(services)) {
    if (signal.aborted) return;
    const kept = await lastLook(services, account);
    const waited = services.clock.now().getTime() - Date.parse(kept?.at ?? '1970-01-01');
    if (!now && waited < listen.everyMinutes * 60_000) continue;
    await listenTo(services, { account, listen, watches, kept, signal });
  }
}

async function listenTo(
  services: Services,
  {
    account,
    listen: { perDay },
    watches,
    kept,
    signal,
  }: { account: string; listen: Listen; watches: readonly Watched[]; kept: Kept | undefined; signal: AbortSignal },
): Promise<void> {
  const { store, clock, config, log, networks } = services;
  const connection = networks.get(account);
  if (!connection?.search) return;
  const at = clock.now();
  const budget = { account, kind: LISTENING, day: dayAt(at, config.timeZone) };
  const cursors = { ...kept?.cursors };
  let error: string | null = null;
  for (const watch of watches) {
    const given = await store.listening.take(budget, { reads: perDay, perDay });
    if (given < Math.min(LEAST, perDay)) {
      await store.listening.giveBack(budget, given);
      await tellSpent(services, watch, perDay);
      break;
    }
    // Whoever stops in the middle has paid: only a look that ended gives back.
    try {
      const cursor = cursors[watch.key];
      const found = await connection.search(watch.wanted, { cursor, atMost: given, signal });
      const unwanted = await store.listening.unwanted(
        watch.network,
        found.messages.map(({ author }) => author.nativeId),
      );
      const events = found.messages
        .filter((message) => !message.private && !unwanted.has(message.author.nativeId))
        .map((message) => ({
          kind: 'heard' as const,
          eventKey: `heard:${watch.key}:${message.nativeId}:${message.version}`,
          message,
          watch: watch.key,
        }));
      const fresh = await putIn(services, watch, events, at);
      if (found.cursor !== undefined) cursors[watch.key] = found.cursor;
      await store.listening.giveBack(budget, given - found.read);
      if (found.read > 0) log.info({ account, watch: watch.key, read: found.read, fresh }, 'listened');
      if (!found.all) await tellSpent(services, watch, perDay);
    } catch (failure) {
      await store.listening.giveBack(budget, given);
      if (signal.aborted || !(failure instanceof RecadoError)) throw failure;
      error = failure.code;
      log.warn(
        { account, watch: watch.key, err: failure },
        'what others say could not be read; it is at the next look',
      );
    }
  }
  await store.memory('listening').put(account, { at: at.toISOString(), cursors, error });
  const taken = (await store.listening.taken(LISTENING, budget.day)).get(account) ?? 0;
  if (perDay - taken >= Math.min(LEAST, perDay)) {
    const [first] = watches;
    if (first) await store.alerts.clear({ kind: 'listening', network: first.network, account, at });
  }
}

/** Managers are told once a day: the alert stands until there is something to spend again. */
async function tellSpent(services: Services, { network, account }: Watched, perDay: number): Promise<void> {
  await raise(services, managerChannels(services, { urgent: false }), {
    kind: 'listening',
    network,
    account,
    params: { perDay },
  });
}
