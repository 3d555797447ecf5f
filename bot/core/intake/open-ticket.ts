import { listsOf } from '../authors/lists.ts';
import type { RouteReason } from '../ticket/ticket.ts';
import type { TicketView } from '../ticket/changes.ts';
import { newId } from '../ids.ts';
import type { InboundMessage } from '../message.ts';
import { newClock } from '../hours/ticket-clock.ts';
import { openingChanges } from '../ticket/moves/index.ts';
import { columnsOf, rowsOf, valuesIn } from '../ticket/labels/effective.ts';
import { privateRoute } from '../routing/private-route.ts';
import { addressed, type OurAccount } from './addressed-accounts.ts';
import { countedAs, inboundRow, readLabels, type PlanDeps } from './plan-parts.ts';
import type { IngestPlan, Known, StoredEvent } from './types.ts';

/** Who writes in private within two weeks of a public conversation goes on with it. */
const FOLLOWS_MS = 14 * 24 * 3_600_000;

/** A conversation begins: who answers, in which language, what it is about, where it is shown and why. */
export function openTicket(
  stored: StoredEvent,
  message: InboundMessage,
  {
    previous,
    publicBefore = null,
    lists = [],
    promoted,
    adopts,
    deps,
    ours,
  }: {
    previous: TicketView | null;
    publicBefore?: Known['publicBefore'] | null;
    lists?: readonly string[];
    /** By a route that asks for what was heard. */
    promoted?: RouteReason;
    /** Id of the message, where it was heard before. */
    adopts?: string | undefined;
    deps: PlanDeps;
    ours: OurAccount[];
  },
): IngestPlan {
  const { now, router } = deps;
  const to = addressed(ours, message, stored.account);
  const brand = to[0]?.brand ?? stored.brand;
  const accounts = to.length > 0 ? to.map(({ key }) => key) : [stored.account];
  const account = accounts[0] ?? stored.account;
  const reading = readLabels(message, previous, { brand, accounts, deps });
  const before =
    publicBefore && now.getTime() - publicBefore.lastInboundAt.getTime() <= FOLLOWS_MS ? publicBefore : null;
  // Who goes on in private does not say again what it is about: it stays with those who have it.
  const continued = before !== null && before.state !== 'closed' ? before : null;
  const read = valuesIn(reading);
  const values = continued
    ? { ...read, area: continued.area, region: continued.region, centre: continued.centre }
    : read;
  const routed =
    promoted ??
    continued?.route ??
    router(
      {
        ...values,
        brand,
        accounts,
        network: stored.network,
        kind: message.kind,
        tags: [],
        author: message.author.handle,
        lists: listsOf(deps.config, message.author.handle, lists),
        text: message.text,
      },
      reading,
    );
  const { rule, matched, channels } = routed;
  const route = message.private ? privateRoute({ rule, matched, channels }, deps.config, deps.isPrivate) : routed;
  const id = newId('tk', now);
  const fresh = inboundRow(message, { network: stored.network, account, ticketId: id, language: values.language, now });
  const row = adopts === undefined ? fresh : { ...fresh, id: adopts };
  return {
    kind: 'open',
    author: message.author,
    ticket: {
      id,
      brand,
      network: stored.network,
      account,
      accounts,
      conversationId: message.conversationId,
      ...columnsOf(values),
      kind: message.kind,
      tags: [],
      private: message.private,
      route,
      state: 'open',
      closeReason: null,
      owner: null,
      ownedSince: null,
      openedAt: now,
      closedAt: null,
      lastInboundAt: message.postedAt,
      firstAnsweredAt: null,
      reopened: 0,
      previousTicketId: previous?.ticket.id ?? before?.id ?? null,
      clock: newClock(message.postedAt < now ? message.postedAt : now),
    },
    message: row,
    labels: rowsOf(reading, row, now),
    adopts: adopts === undefined ? undefined : true,
    changes: openingChanges(id, message.media),
    ...countedAs(message, reading, { brand, accounts, area: values.area, region: values.region, lists }, deps),
  };
}
