import type { FloodKey, FloodWatch, StandsOut, Verdict } from '#core/floods/watch.ts';
import { newId } from '#core/ids.ts';
import type { IngestPlan } from '#core/intake/types.ts';
import type { Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import { newChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Order } from '../queue/order.ts';
import { joinEarlier, type InFlood } from './join-earlier.ts';
import type { Flood } from './flood.ts';

type Opening = Extract<IngestPlan, { kind: 'open' }>;

/** What the store must know to fold floods. */
export interface FloodRules {
  watch: FloodWatch;
  standsOut(opening: Opening): StandsOut | null;
  /** Posts that waited for their turn in a chat are not wanted any more, by their operations. */
  unwanted?(opIds: readonly string[]): void;
}

interface Folding {
  rules: FloodRules;
  at: Date;
  channelsOnSurfaces: ChannelsOnSurfaces;
  send: (orders: readonly Order[]) => Promise<void>;
}

/** Jobs that show a conversation by itself. */
const SHOWING: ReadonlySet<string> = new Set(['post-card', 'copy-media']);
const known = new WeakSet<FloodWatch>();

/**
 * Puts conversations that begin in a flood on its card. A page without a flood costs no statement; one with floods costs one for
 * all of them, besides the orders to show their cards. Gives the plans as they are to be written.
 */
export async function foldPlans<P extends { plan: IngestPlan }>(
  trx: Trx,
  plans: readonly P[],
  { rules, at, channelsOnSurfaces, send }: Folding,
): Promise<readonly P[]> {
  const opening = plans.flatMap(({ plan }) => (plan.kind === 'open' ? [plan] : []));
  if (opening.length === 0) return plans;
  await remember(trx, rules.watch, at);
  const verdicts = new Map<string, Verdict>();
  const places = new Map<string, Opening>();
  for (const plan of opening) {
    const place = keyOfPlace(plan);
    places.set(place, plan);
    const verdict = rules.watch.see(
      {
        ticketId: plan.ticket.id,
        place,
        post: postOf(plan),
        text: plan.message.text,
        standsOut: rules.standsOut(plan),
      },
      at,
    );
    if (verdict) verdicts.set(plan.ticket.id, verdict);
  }
  if (verdicts.size === 0) return plans;
  const found = await writeFloods(trx, { verdicts: [...verdicts.values()], places, at });
  const floodOf = new Map(
    [...verdicts].flatMap(([ticketId, { key, before, folded }]) => {
      const flood = found.get(nameOf(key))?.id;
      if (flood === undefined) return [];
      return [...before, { ticketId, folded }].map(({ ticketId: id, ...each }): [string, InFlood] => [
        id,
        { flood, ...each },
      ]);
    }),
  );
  const now = new Set(opening.map(({ ticket }) => ticket.id));
  // Of what goes on in the same page the plans were made already.
  const goingOn = new Set(plans.flatMap(({ plan }) => ('ticketId' in plan ? [plan.ticketId] : [])));
  const earlier = [...floodOf].flatMap(([ticketId, each]) =>
    now.has(ticketId) ? [] : [{ ticketId, ...each, folded: each.folded && !goingOn.has(ticketId) }],
  );
  // Before the orders, so that whoever comes by them finds nobody in line who is not wanted.
  if (earlier.length > 0) await joinEarlier(trx, earlier, { at, send, unwanted: rules.unwanted });
  await show(trx, [...found.values()], { at, channelsOnSurfaces, send });
  return plans.map((each) => {
    const of = each.plan.kind === 'open' ? floodOf.get(each.plan.ticket.id) : undefined;
    return of && each.plan.kind === 'open' ? { ...each, plan: inFlood(each.plan, of) } : each;
  });
}

/** Floods of before a restart go on. */
async function remember(trx: Trx, watch: FloodWatch, at: Date): Promise<void> {
  if (known.has(watch)) return;
  const on = await trx.selectFrom('floods').select(['place', 'kind', 'what']).where('endedAt', 'is', null).execute();
  for (const key of on) watch.goesOn(key, at);
  known.add(watch);
}

/** Where its card would stand, of which brand, and whether it may be read there by all. */
function keyOfPlace({ ticket: { brand, private: isPrivate, route } }: Opening): string {
  return [brand, isPrivate ? 'private' : 'public', ...route.channels].join(' ');
}

function postOf({ ticket, message: { kind } }: Opening): string | null {
  return kind === 'comment' || kind === 'reply' ? `${ticket.network} ${ticket.conversationId}` : null;
}

function nameOf({ place, kind, what }: FloodKey): string {
  return JSON.stringify([place, kind, what]);
}

/** Those that are on get their newest moment, others begin; another process may have begun the same. */
async function writeFloods(
  trx: Trx,
  { verdicts, places, at }: { verdicts: readonly Verdict[]; places: ReadonlyMap<string, Opening>; at: Date },
): Promise<Map<string, FoundFlood>> {
  const keys = new Map(verdicts.map(({ key }) => [nameOf(key), key]));
  const rows = [...keys.values()].flatMap((key): Record<keyof Flood, unknown>[] => {
    const plan = places.get(key.place);
    if (!plan) return [];
    const { brand, private: isPrivate, route } = plan.ticket;
    return [
      {
        id: newId('fl', at),
        brand,
        channels: route.channels,
        private: isPrivate,
        ...key,
        beganAt: at,
        lastAt: at,
        endedAt: null,
        base: null,
        baseBy: null,
        work: null,
      },
    ];
  });
  const stored = await insertRows<FloodKey & { id: string; channels: string[] }>(trx, {
    into: 'floods',
    rows,
    then: `on conflict (place, kind, what) where ended_at is null do update set last_at = greatest(floods.last_at, excluded.last_at)
      returning id, place, kind, what, channels`,
  });
  const mine = new Set(rows.map(({ id }) => id));
  return new Map(stored.map(({ id, channels, ...key }) => [nameOf(key), { id, channels, isNew: mine.has(id) }]));
}

interface FoundFlood {
  id: string;
  channels: string[];
  isNew: boolean;
}

/** A new one gets its cards; those that are there are drawn anew. */
async function show(
  trx: Trx,
  floods: readonly FoundFlood[],
  { at, channelsOnSurfaces, send }: Omit<Folding, 'rules'>,
): Promise<void> {
  const cardsOf = ({ id, channels }: FoundFlood): WantedPost[] =>
    channels.flatMap((place) =>
      channelsOnSurfaces
        .of(place)
        .map((surface): WantedPost => ({ kind: 'flood', ownerId: id, ticketId: null, surface, place })),
    );
  const added = floods.filter(({ isNew }) => isNew).flatMap(cardsOf);
  await insertRows(trx, { into: 'chatPosts', rows: added.map((post) => newChatPost(post, at)) });
  await send(showOrders(floods.flatMap(cardsOf)));
}

function inFlood(plan: Opening, of: InFlood): Opening {
  const { flood, folded } = of;
  const ticket = { ...plan.ticket, flood, folded };
  if (!folded) return { ...plan, ticket };
  const { thread: _thread, ...changes } = plan.changes;
  return {
    ...plan,
    ticket,
    changes: {
      ...changes,
      activity: [...changes.activity, { what: 'folded', detail: { flood: of.flood } }],
      jobs: changes.jobs.filter(({ job }) => !SHOWING.has(job)),
    },
  };
}
