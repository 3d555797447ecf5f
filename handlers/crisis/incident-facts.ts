import { BIN } from '#core/crisis/baseline.ts';
import type { CountedBin } from '#core/crisis/judge.ts';
import type { Hold } from '#core/holds/hold.ts';
import type { ProtocolStep } from '#core/holds/protocol.ts';
import type { Incident } from '#core/crisis/incident.ts';
import { createTerms, termsOf } from '#core/crisis/terms.ts';
import { usualAt } from '#core/crisis/usual.ts';
import { EVERYTHING } from '#core/crisis/counted.ts';
import type { Services } from '../context.ts';
import type { Like } from '../lists/lines.ts';
import { incidentSamples } from './incident-samples.ts';
import type { IncidentMessage } from '../../store/crisis/crisis.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

export interface IncidentFacts {
  incident: Incident;
  terms: string[];
  /** Conversations that tell what it is about, no two of which say the same; those of single signs first. */
  samples: TicketLine[];
  /** How many say about the same as each, by the id of its conversation. */
  like: ReadonlyMap<string, Like>;
  conversations: { all: number; unanswered: number };
  /** Quarters of an hour, oldest first; `usual` is null where nobody knows. */
  quarters: { at: Date; count: number; negative: number; usual: number | null }[];
  /** What of that is on now; of a silent source nothing. */
  holds: Hold[];
  /** All that was on at any time while it went on. */
  switched: Hold[];
  /** Its emergency protocol, once that is started. */
  steps: ProtocolStep[];
  /** When somebody switched something last. */
  switchedAt: Date | null;
  now: Date;
}

const HOUR_MS = 3_600_000;
const SHOWN_MS = 8 * HOUR_MS;
/** After the all-clear the picture stays as it was. */
const AFTER_MS = HOUR_MS;
const BEFORE_MS = 24 * HOUR_MS;
const READ = 400;
/** Of single signs: what older ones say is mostly the same. */
const SIGNS = 48;
const TERMS = 4;
const QUARTER = 3;

/** What is told of an incident: read anew at each draw, from what was counted and what customers wrote in public. */
export async function incidentFacts(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  id: string,
): Promise<IncidentFacts | null> {
  const incident = await store.crisis.get(id);
  if (incident === null) return null;
  const { brand, openedAt, clearedAt } = incident;
  const now = clock.now();
  const until = clearedAt === null ? now : new Date(clearedAt.getTime() + AFTER_MS);
  const began = new Date(openedAt.getTime() - HOUR_MS);
  const shown = incident.series.find((each) => !each.startsWith('post ')) ?? EVERYTHING;
  const [recent, before, counts, watch, conversations, since, steps] = await Promise.all([
    store.crisis.messages(brand, { from: began, until, limit: READ }),
    store.crisis.messages(brand, { from: new Date(began.getTime() - BEFORE_MS), until: began, limit: READ }),
    store.crisis.counts(brand, { series: [shown], from: new Date(until.getTime() - SHOWN_MS), until }),
    store.crisis.watch(brand),
    store.crisis.conversations(brand, { from: began, until: clearedAt ?? now }),
    incident.kind === 'silence' ? [] : store.holds.since(brand, openedAt),
    store.protocol.of(id),
  ]);
  const terms = risenTerms(wordsOf(before), wordsOf(recent));
  const signed = incident.signs
    .map(({ ticketId }) => ticketId)
    .slice(-SIGNS)
    .reverse();
  const telling = recent
    .filter(({ private: isPrivate }) => !isPrivate)
    .toSorted((a, b) => weight(b, terms) - weight(a, terms))
    .map(({ ticketId }) => ticketId);
  // Where nothing but single messages was told of, what else came meanwhile says nothing of it.
  const others = incident.finding === null && signed.length > 0 ? [] : telling;
  const textOf = new Map(recent.map((each) => [each.ticketId, each.private ? null : each.text]));
  const wanted = [...new Set([...signed, ...others])].map((ticketId) => ({
    ticketId,
    text: textOf.get(ticketId) ?? null,
  }));
  // What is switched on after the all-clear is of another incident.
  const switched = since.filter(({ at }) => clearedAt === null || at <= clearedAt);
  return {
    incident,
    terms,
    ...(await incidentSamples(store, wanted, {
      incident,
      among: new Map(
        recent.filter((each) => !each.private).map(({ ticketId, text }): [string, string] => [ticketId, text]),
      ),
      more: recent.length === READ,
    })),
    conversations,
    quarters: quartersOf(counts, until, (at) => usualAt(watch, shown, config.timeZone, at)),
    holds: switched.filter(({ endedAt }) => endedAt === null),
    switched,
    steps,
    switchedAt: newest([
      ...switched.flatMap(({ at, endedAt }) => [at, ...(endedAt === null ? [] : [endedAt])]),
      ...steps.flatMap(({ startedAt, doneAt }) => [startedAt, ...(doneAt === null ? [] : [doneAt])]),
    ]),
    now,
  };
}

/** Private messages are not mined for words. */
function wordsOf(messages: readonly IncidentMessage[]): string[] {
  return messages.filter(({ private: isPrivate }) => !isPrivate).map(({ text }) => text);
}

function newest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null);
}

function risenTerms(before: readonly string[], recent: readonly string[]): string[] {
  const terms = createTerms();
  for (const text of before) terms.add(termsOf(text));
  // What was added first has aged by the time the recent ones come.
  for (let bin = 0; bin < QUARTER * 4; bin += 1) terms.close();
  for (const text of recent) terms.add(termsOf(text));
  return terms.risen(TERMS).map(({ term }) => term);
}

/** Complaints that speak of what rose, of whom many read. */
function weight(message: { text: string; negative: boolean; followers: number }, terms: readonly string[]): number {
  const words = new Set(termsOf(message.text));
  return (
    terms.filter((term) => words.has(term)).length * 2 +
    (message.negative ? 3 : 0) +
    Math.log10(Math.max(message.followers, 1)) / 2
  );
}

function quartersOf(
  counts: readonly CountedBin[],
  until: Date,
  usual: (at: readonly number[]) => (number | null)[],
): IncidentFacts['quarters'] {
  const width = BIN * QUARTER;
  const last = Math.floor((until.getTime() - 1) / width) * width;
  const starts = Array.from({ length: SHOWN_MS / width }, (_, index) => last - (SHOWN_MS / width - 1 - index) * width);
  const usuals = usual(starts.flatMap((at) => [at, at + BIN, at + 2 * BIN]));
  return starts.map((at, index) => {
    const within = counts.filter((bin) => bin.at.getTime() >= at && bin.at.getTime() < at + width);
    const three = usuals.slice(index * QUARTER, index * QUARTER + QUARTER);
    return {
      at: new Date(at),
      count: within.reduce((sum, { count }) => sum + count, 0),
      negative: within.reduce((sum, { negative }) => sum + negative, 0),
      usual: three.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0),
    };
  });
}
