import type { Language } from '../config/config.ts';
import { isAutomatic } from '../ticket/automatic.ts';
import type { Draft } from '../ticket/draft.ts';
import type { TextKey, TextParams } from '../texts/index.ts';
import { present } from '../present.ts';

/**
 * What can be switched on: all answers need approval; nothing is said without a person; a sentence offered first in every answer; a
 * room where those who must decide talk.
 */
export const holdKinds = ['approval', 'automatic', 'statement', 'room'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** A switch of crisis mode, of one brand: on until somebody ends it. Its row is its record. */
export interface Hold {
  id: string;
  brand: string;
  kind: HoldKind;
  /** Person ids: who approves everything, or was called to the room; empty for other kinds. */
  people: string[];
  /** What to say for now, by language; empty for other kinds. */
  texts: Partial<Record<Language, string>>;
  /** Person id of who switched it on. */
  by: string;
  at: Date;
  /** The incident whose alert it was switched on from; null where there was none. */
  incidentId: string | null;
  endedBy: string | null;
  endedAt: Date | null;
}

/** Something that is about to be published. */
export type Publishing = { brand: string } & (
  | { kind: 'automatic' }
  /** A person's answer, at once or at the time that was approved with it. */
  | { kind: 'reply' | 'scheduled'; version: Pick<Draft, 'author' | 'approvedBy'> }
);

export type MayPublish =
  | { may: true }
  /** `approval`: once one of `hold.people` has approved it. `held`: not before the switch is ended. The reason is a sentence. */
  | { may: false; until: 'approval' | 'held'; hold: Hold; reason: { key: TextKey; params: TextParams } };

/** Whether it may go out now, by the switches that are on. Asked when it is about to be published, not when its button is drawn. */
export function mayPublish(holds: readonly Hold[], what: Publishing): MayPublish {
  const on = (kind: HoldKind): Hold | undefined =>
    holds.find((hold) => hold.kind === kind && hold.brand === what.brand && hold.endedAt === null);
  const silence = on('automatic');
  const approval = on('approval');
  if (what.kind !== 'reply' && silence) return held(silence, 'hold.reason.automatic');
  if (!approval) return { may: true };
  // What a rule says nobody approves one by one.
  if (what.kind === 'automatic') return held(approval, 'hold.reason.automatic');
  return isTheirs(approval, what.version)
    ? { may: true }
    : { may: false, until: 'approval', hold: approval, reason: reasonOf(approval, 'hold.reason.approval') };
}

/** One of those who approve everything has approved it, or wrote it and somebody approved it. */
function isTheirs({ people }: Hold, { author, approvedBy }: Pick<Draft, 'author' | 'approvedBy'>): boolean {
  if (approvedBy === null) return false;
  return people.includes(approvedBy) || (people.includes(author) && !isAutomatic(approvedBy));
}

function held(hold: Hold, key: TextKey): MayPublish {
  return { may: false, until: 'held', hold, reason: reasonOf(hold, key) };
}

function reasonOf({ people, by, at }: Hold, key: TextKey): { key: TextKey; params: TextParams } {
  return { key, params: present({ by, since: at.toISOString(), approvers: people.join(', ') || undefined }) };
}
