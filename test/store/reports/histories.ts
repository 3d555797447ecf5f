import { createHours, type Schedule } from '#core/hours/schedule.ts';
import { tell, newClock, type Hold, type Mark } from '#core/hours/ticket-clock.ts';
import { createChance, type Chance } from '../../../sandbox/day/chance.ts';
import type { TestStore } from '../../support/store.ts';
import { insertRows } from '../../../store/database/rows.ts';
import { askedLater, storeRatings, type Asked } from './ratings.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
/** A Monday in summer time; the histories go on until clocks have gone back. */
export const START = Date.UTC(2026, 9, 12, 6);
export const ZONE = 'Europe/Madrid';
const SHIFTS = [{ from: 9 * 60, to: 18 * 60 }];
export const SCHEDULE: Schedule = {
  timeZone: ZONE,
  week: { 1: SHIFTS, 2: SHIFTS, 3: SHIFTS, 4: SHIFTS, 5: SHIFTS },
  holidays: ['10-20'],
  exceptions: {},
};
const TARGET = 4 * 60 * MINUTE;

/** What happened to one conversation. Marks lie on minutes of their own, the first one is the customer's. */
export interface History {
  ticketId: string;
  area: string | null;
  region: string | null;
  account: string;
  sentiment: string | null;
  first: string | null;
  tags: string[];
  private: boolean;
  channel: string;
  marks: Mark[];
  takeOvers: number;
  reopened: number[];
  sent: {
    id: string;
    at: number;
    by: string;
    likes: number;
    shares: number;
    isPrivate: boolean;
    review: { at: number; score: number } | null;
    asked: Asked | null;
  }[];
  drafts: {
    id: string;
    at: number;
    author: string;
    findings: number;
    decided: 'approved' | 'returned' | null;
    decidedAt: number;
  }[];
}

const PEOPLE = ['lucia', 'joao', 'marta'];
const HOLDS: Hold[] = ['owned', 'expert', 'approver', 'network', 'closed'];

export function histories(count: number, seed: number): History[] {
  const chance = createChance(seed);
  return Array.from({ length: count }, (_, index) => oneHistory(chance, index));
}

function oneHistory(chance: Chance, index: number): History {
  const one = <T>(list: readonly T[]): T => chance.one(list) as T;
  let at = START + Math.floor(chance.between(0, 16 * 24 * 60)) * MINUTE;
  const marks: Mark[] = [{ at, what: 'asked' }];
  const drafts: History['drafts'] = [];
  const reopened: number[] = [];
  let closed = false;
  for (let count = Math.floor(chance.between(0, 14)); count > 0; count -= 1) {
    at += Math.floor(chance.between(1, chance.percent(70) ? 90 : 2_500)) * MINUTE;
    const what = one([...HOLDS, 'asked', 'answered', 'answered', 'draft'] as const);
    if (what === 'draft') {
      const decided = one(['approved', 'returned', null] as const);
      drafts.push({
        id: `dr_${index}_${drafts.length}`,
        at,
        author: one(PEOPLE),
        findings: Math.floor(chance.between(0, 3)),
        decided,
        decidedAt: at + MINUTE / 2,
      });
      continue;
    }
    if (what === 'answered') {
      if (!closed) marks.push({ at, what, by: one(PEOPLE) });
      continue;
    }
    const on = chance.percent(60);
    if (closed && (what === 'asked' || (what === 'closed' && !on))) reopened.push(at);
    if (what === 'closed') closed = on;
    if (what === 'asked') closed = false;
    marks.push(what === 'asked' ? { at, what } : { at, what, on });
  }
  return {
    ticketId: `tk_${String(index).padStart(4, '0')}`,
    area: one(['billing', 'shipping', null]),
    region: one(['norte', 'sur']),
    account: one(['alba-x', 'alba-fb']),
    sentiment: one(['negative', 'neutral', 'positive', null]),
    first: one(['negative', 'neutral', null]),
    tags: one([[], ['queja'], ['queja', 'factura'], ['factura']]),
    private: chance.percent(20),
    channel: one(['facturacion', 'envios']),
    marks,
    takeOvers: Math.floor(chance.between(0, 3)),
    reopened,
    drafts,
    sent: answersSent(index, START),
  };
}

/** Answers of people, public and private, some of them reviewed later. */
function answersSent(index: number, from: number): History['sent'] {
  const chance = createChance(1_000 + index);
  const one = <T>(list: readonly T[]): T => chance.one(list) as T;
  return Array.from({ length: Math.floor(chance.between(0, 3)) }, (_, place) => {
    const at = from + Math.floor(chance.between(0, 20 * 24 * 60)) * MINUTE;
    const after = Math.floor(chance.between(1, 3_000)) * MINUTE;
    return {
      id: `${String(index).padStart(4, '0')}_${place}`,
      at,
      by: one(PEOPLE),
      likes: Math.floor(chance.between(0, 9)),
      shares: Math.floor(chance.between(0, 4)),
      isPrivate: chance.percent(30),
      review: chance.percent(70) ? { at: at + after, score: one([1, 2, 3, 4, 5]) } : null,
      // A conversation is asked about once.
      asked: place === 0 && chance.percent(80) ? askedLater(chance, at + MINUTE) : null,
    };
  });
}

const when = (at: number): Date => new Date(at);

/** Stores the histories as the moves would have written them. */
export async function storeHistories({ opened: { db } }: TestStore, all: readonly History[]): Promise<void> {
  const hours = createHours(SCHEDULE);
  const service = (from: number, to: number): number => hours.between(when(from), when(to));
  const rows = all.map((history) => ({ history, told: tell(clockOf(history)), clock: clockOf(history) }));
  await insertRows(db, {
    into: 'authors',
    rows: [{ id: 'au_1', network: 'x', nativeId: 'u1', handle: 'carla', name: 'Carla', seenAt: when(START) }],
  });
  await insertRows(db, {
    into: 'tickets',
    rows: rows.map(({ history, clock, told }) => ({
      id: history.ticketId,
      number: Number(history.ticketId.slice(3)) + 1,
      brand: 'alba',
      network: history.account === 'alba-x' ? 'x' : 'facebook',
      account: history.account,
      accounts: [history.account],
      authorId: 'au_1',
      conversationId: history.ticketId,
      area: history.area,
      region: history.region,
      sentiment: history.sentiment,
      labels: {},
      corrected: {},
      kind: 'mention',
      tags: history.tags,
      private: history.private,
      route: { rule: 1, matched: [], channels: [history.channel] },
      state: told.now.closed ? 'closed' : 'open',
      closeReason: told.now.closed ? (firstAnswer(history) === undefined ? 'no-answer-needed' : 'answered') : null,
      openedAt: when(history.marks[0]?.at ?? 0),
      clock,
      lastInboundId: `ms_${history.ticketId}`,
      lastInboundAt: when(history.marks.findLast(({ what }) => what === 'asked')?.at ?? 0),
      firstAnsweredAt: firstAnswer(history) === undefined ? null : when(firstAnswer(history) ?? 0),
      reopened: 0,
      version: 1,
    })),
  });
  await insertRows(db, {
    into: 'messages',
    rows: rows.map(({ history }) => ({
      id: `ms_${history.ticketId}`,
      network: 'x',
      account: history.account,
      nativeId: history.ticketId,
      currentId: history.ticketId,
      version: 0,
      direction: 'in',
      ticketId: history.ticketId,
      authorId: 'au_1',
      kind: 'mention',
      private: history.private,
      text: 'hola',
      language: 'es',
      conversationId: history.ticketId,
      url: '',
      media: [],
      counts: {},
      state: 'live',
      postedAt: when(history.marks[0]?.at ?? 0),
    })),
  });
  await insertRows(db, {
    into: 'messageLabels',
    rows: rows.flatMap(({ history }) =>
      history.first === null
        ? []
        : [
            {
              messageId: `ms_${history.ticketId}`,
              version: 0,
              label: 'sentiment',
              value: history.first,
              why: [],
              source: 'model',
              model: 'test',
              at: when(START),
            },
          ],
    ),
  });
  await insertRows(db, {
    into: 'waits',
    rows: rows.flatMap(({ history: { ticketId }, told }) =>
      told.intervals.map(({ wait, round, turn, from, to }) => ({
        ticketId,
        wait,
        round,
        turn,
        fromAt: when(from),
        toAt: when(to),
        calendarMs: to - from,
        serviceMs: service(from, to),
      })),
    ),
  });
  await insertRows(db, {
    into: 'replyTimes',
    rows: rows.flatMap(({ history: { ticketId }, told }) =>
      told.replies.map(({ kind, round, turn, from, to, by, marked }) => {
        const ours = told.intervals.filter((each) => each.from >= from && each.to <= to && each.wait !== 'customer');
        return {
          ticketId,
          kind,
          round,
          turn,
          fromAt: when(from),
          toAt: when(to),
          calendarMs: ours.reduce((sum, each) => sum + each.to - each.from, 0),
          serviceMs: ours.reduce((sum, each) => sum + service(each.from, each.to), 0),
          targetMs: kind === 'resolution' ? null : TARGET,
          targetClock: kind === 'resolution' ? null : 'service',
          by,
          marked,
        };
      }),
    ),
  });
  await insertRows(db, {
    into: 'drafts',
    rows: rows.flatMap(({ history: { ticketId, drafts } }) =>
      drafts.map(({ id, at, author, findings }, index) => ({
        id,
        ticketId,
        version: index + 1,
        text: 'Hola',
        attachments: [],
        account: 'alba-x',
        private: false,
        target: '1',
        state: 'editing',
        author,
        writers: [author],
        findings: Array.from({ length: findings }, () => ({ clause: '1.1' })),
        approval: { rule: 1, approvers: [], fourEyes: 'no' },
        createdAt: when(at),
      })),
    ),
  });
  await storeSent(db, all);
  const entry = (ticketId: string, at: number, what: string, detail: object = {}) => ({
    at: when(at),
    ticketId,
    byKind: 'person',
    byId: 'ivan',
    what,
    detail,
  });
  await insertRows(db, {
    into: 'activity',
    rows: rows.flatMap(({ history: { ticketId, takeOvers, reopened, drafts, marks } }) => [
      ...Array.from({ length: takeOvers }, () => entry(ticketId, marks[0]?.at ?? 0, 'take-over')),
      ...reopened.map((at) => entry(ticketId, at, 'reopen')),
      ...drafts.flatMap(({ id, decided, decidedAt }) =>
        decided === null ? [] : [entry(ticketId, decidedAt, `draft.${decided}`, { draftId: id })],
      ),
    ]),
  });
}

async function storeSent(db: TestStore['opened']['db'], all: readonly History[]): Promise<void> {
  const sent = all.flatMap(({ ticketId, account, sent: each }) => each.map((one) => ({ ...one, ticketId, account })));
  await insertRows(db, {
    into: 'drafts',
    rows: sent.map(({ id, ticketId, at, isPrivate }) => ({
      id: `dr_sent_${id}`,
      ticketId,
      version: 100 + Number(id.slice(5)),
      text: 'Hola',
      attachments: [],
      account: 'alba-x',
      private: isPrivate,
      target: '1',
      state: 'approved',
      author: 'rule:test',
      writers: [],
      findings: [],
      approval: { rule: 0, approvers: [], fourEyes: 'no' },
      createdAt: when(at),
    })),
  });
  await insertRows(db, {
    into: 'deliveries',
    rows: sent.map(({ id, ticketId, at, by }) => ({
      id: `dl_${id}`,
      ticketId,
      draftId: `dr_sent_${id}`,
      state: 'sent',
      opId: `op_${id}`,
      attempts: 1,
      by,
      queuedAt: when(at),
      sentAt: when(at),
      nativeId: `out_${id}`,
      url: '',
      lookups: 0,
    })),
  });
  await insertRows(db, {
    into: 'messages',
    rows: sent.map(({ id, ticketId, account, at, likes, shares, isPrivate }) => ({
      id: `ms_out_${id}`,
      network: 'x',
      account,
      nativeId: `out_${id}`,
      currentId: `out_${id}`,
      version: 0,
      direction: 'out',
      ticketId,
      authorId: 'au_1',
      kind: 'reply',
      private: isPrivate,
      text: 'Hola',
      language: 'es',
      conversationId: ticketId,
      url: '',
      media: [],
      counts: { likes, reposts: shares, replies: 9, quotes: 0 },
      state: 'live',
      postedAt: when(at),
    })),
  });
  await insertRows(db, {
    into: 'answerReviews',
    rows: sent.flatMap(({ id, ticketId, by, review }, index) =>
      review === null
        ? []
        : [
            {
              id: `rv_${id}`,
              sample: 'rv_sample',
              place: index,
              blind: false,
              ticketId,
              deliveryId: `dl_${id}`,
              sender: by,
              experts: [],
              clauses: [],
              drawnBy: 'ivan',
              drawnAt: when(review.at),
              score: review.score,
              reviewedBy: 'ivan',
              reviewedAt: when(review.at),
            },
          ],
    ),
  });
  await storeRatings(db, sent);
}

export function firstAnswer({ marks }: History): number | undefined {
  return marks.find(({ what }) => what === 'answered')?.at;
}

function clockOf({ marks }: History): ReturnType<typeof newClock> {
  const { base } = newClock(when(marks[0]?.at ?? 0));
  return { base, marks: [...marks] };
}

export const TARGET_MS = TARGET;
