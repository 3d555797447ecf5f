import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { Hours } from '#core/hours/schedule.ts';
import { tell } from '#core/hours/ticket-clock.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { numbersShown } from '../alerts/alert-card.ts';
import { raise } from '../alerts/manager-channels.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { nameOnSurface } from '#core/channels.ts';

/** A shorter rest is a break, after which the same people go on. */
const BREAK_MS = 3 * 3_600_000;
/** No timer sleeps longer. */
const LONGEST_MS = 24 * 3_600_000;
const SHORTEST_MS = 1_000;
/** More than this nobody could take over at once; the rest follows in the next turn. */
const MOST_AT_ONCE = 200;
/** Read at once, until all that wait were looked at. */
const PAGE = 500;

/**
 * One timer for each rule of service that hands over: when service ends there, what waits and nobody has goes to the channel where
 * it goes on, with one message that says how many. What comes while there is none follows at once.
 */
export const handOver = defineJob({
  name: 'hand-over',
  input: z.object({ rule: z.number().int() }),
  retryLimit: 20,
  concurrency: 1,
  oneAtATimePer: 'rule',
  soonest: true,
  async run(services, { rule }) {
    const { config, clock, time } = services;
    const to = config.service[rule - 1]?.handOver;
    if (to === undefined) return;
    const hours = time.hoursOf(rule);
    const now = clock.now();
    const opens = hours.nextOpening(now);
    const isOver = opens !== null && opens.getTime() - now.getTime() >= BREAK_MS;
    if (isOver && (await handAll(services, { rule, to, opens })) >= MOST_AT_ONCE) throw wait(SHORTEST_MS, rule);
    const next = nextEnd(hours, opens);
    if (next) throw wait(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, next.getTime() - now.getTime())), rule);
  },
});

function nextEnd(hours: Hours, opens: Date | null): Date | null {
  return opens && hours.nextClosing(opens);
}

function wait(retryAfterMs: number, rule: number): RecadoError {
  return new RecadoError('internal', { params: { ref: `hand-over ${rule}` }, retryAfterMs });
}

/** How many went. */
async function handAll(
  services: Services,
  { rule, to, opens }: { rule: number; to: string; opens: Date },
): Promise<number> {
  const { store, clock, log } = services;
  const waiting: Ticket[] = [];
  let after: Ticket | undefined;
  do {
    const page: Ticket[] = await store.tickets.open({ owner: null, limit: PAGE, after });
    waiting.push(...page.filter((ticket) => goes(services, ticket, { rule, to })));
    after = page.length < PAGE ? undefined : page.at(-1);
  } while (after && waiting.length < MOST_AT_ONCE);
  const gone: Ticket[] = [];
  for (const ticket of waiting.slice(0, MOST_AT_ONCE)) {
    try {
      const { kind } = await store.tickets.move({
        ticketId: ticket.id,
        move: { move: 'hand-over', to, opens },
        by: { kind: 'system', id: 'hand-over' },
        at: clock.now(),
      });
      if (kind === 'moved') gone.push(ticket);
    } catch (error) {
      if (!(error instanceof RecadoError)) throw error;
      log.info({ ticketId: ticket.id, code: error.code }, 'a conversation could not be handed over now');
    }
  }
  if (gone.length > 1) await tellDigest(services, { to, gone });
  return gone.length;
}

/** It waits for us, by this rule, and no person has put it where it is; what is private only goes where it can be read in private. */
function goes({ config, time }: Services, ticket: Ticket, { rule, to }: { rule: number; to: string }): boolean {
  const { route, clock } = ticket;
  if (route.channels[0] === to || time.serviceOf(ticket).rule !== rule) return false;
  if (ticket.private && config.channels[to]?.private !== true) return false;
  if (route.moved?.some(({ by }) => Object.hasOwn(config.people, by))) return false;
  return clock == null || tell(clock).now.askedSince !== null;
}

/** One message for all of them, where they are now: how many, from where, and since when the first waits. */
async function tellDigest(services: Services, { to, gone }: { to: string; gone: readonly Ticket[] }): Promise<void> {
  const { store, clock, config, surfaces } = services;
  const places = [...surfaces.keys()]
    .filter((surface) => nameOnSurface(config, surface, to) !== undefined)
    .map((surface) => ({ surface, channel: to }));
  const oldest = Math.min(...gone.map(({ lastInboundAt }) => lastInboundAt.getTime()));
  const from = [...new Set(gone.flatMap(({ route }) => route.channels.slice(0, 1)))].join(', ');
  const alert = { kind: 'hand-over' as const, network: '', account: to };
  await raise(services, places, {
    ...alert,
    params: {
      count: gone.length,
      numbers: numbersShown(gone.map(({ number }) => number).toSorted((a, b) => a - b)),
      from,
      since: new Date(oldest).toISOString(),
    },
  });
  // Told once; the next evening has a message of its own.
  await store.alerts.clear({ ...alert, at: clock.now() });
}
