import type { Chance } from '../../../sandbox/day/chance.ts';
import type { TestStore } from '../../support/store.ts';
import { insertRows } from '../../../store/database/rows.ts';

const MINUTE = 60_000;
const when = (at: number): Date => new Date(at);

/** What a customer was asked, whether that went out, and what she said. */
export interface Asked {
  at: number;
  isOut: boolean;
  rated: { at: number; score: number } | null;
}

export function askedLater(chance: Chance, at: number): Asked {
  const isOut = chance.percent(85);
  const score = Math.floor(chance.between(1, 6));
  const rated = isOut && chance.percent(60) ? { at: at + Math.floor(chance.between(1, 4_000)) * MINUTE, score } : null;
  return { at, isOut, rated };
}

interface Sent {
  id: string;
  ticketId: string;
  by: string;
  asked: Asked | null;
}

export async function storeRatings(db: TestStore['opened']['db'], sent: readonly Sent[]): Promise<void> {
  const questions = sent.flatMap(({ asked, ...answer }) => (asked === null ? [] : [{ ...answer, asked }]));
  const draftOf = (id: string): string => `dr_ask_${id}`;
  await insertRows(db, {
    into: 'drafts',
    rows: questions.map(({ id, ticketId, asked }) => ({
      id: draftOf(id),
      ticketId,
      version: 200,
      text: '¿Qué tal?',
      attachments: [],
      account: 'alba-x',
      private: true,
      target: '1',
      state: 'approved',
      author: 'rule:rating',
      writers: [],
      findings: [],
      approval: { rule: 0, approvers: [], fourEyes: 'no' },
      createdAt: when(asked.at),
    })),
  });
  await insertRows(db, {
    into: 'deliveries',
    rows: questions.map(({ id, ticketId, asked }) => ({
      id: `dl_ask_${id}`,
      ticketId,
      draftId: draftOf(id),
      state: asked.isOut ? 'sent' : 'refused',
      opId: `op_ask_${id}`,
      attempts: 1,
      by: 'rule:rating',
      queuedAt: when(asked.at),
      sentAt: asked.isOut ? when(asked.at) : null,
      nativeId: asked.isOut ? `ask_${id}` : null,
      url: '',
      lookups: 0,
    })),
  });
  await insertRows(db, {
    into: 'ratings',
    rows: questions.map(({ id, ticketId, by, asked }) => ({
      id: `rt_${id}`,
      ticketId,
      authorId: 'au_1',
      draftId: draftOf(id),
      deliveryId: `dl_${id}`,
      sender: by,
      approver: null,
      experts: [],
      language: 'es',
      choices: [],
      token: null,
      askedAt: when(asked.at),
      score: asked.rated?.score ?? null,
      ratedAt: asked.rated === null ? null : when(asked.rated.at),
      comment: null,
    })),
  });
}
