/** The life of a question to somebody who knows: asked -> answered -> used, or withdrawn. */
export type DelegationState = 'asked' | 'answered' | 'used' | 'withdrawn';

/** What a delegation's state may become. She may write more while it is answered; once used or withdrawn nothing changes it. */
export const delegationSteps: Record<DelegationState, readonly DelegationState[]> = {
  asked: ['answered', 'withdrawn'],
  answered: ['used'],
  used: [],
  withdrawn: [],
};

/** Who is asked. The members of a group are those it had when it was asked. */
export type DelegateTo =
  | { kind: 'person'; person: string }
  | { kind: 'group'; group: string; members: string[] }
  /** Anybody who holds the link; `name` is how the asker calls her. */
  | { kind: 'link'; name: string; address: string | null };

/** Where the words of an answer were written. */
export type AnswerSource = 'form' | 'thread' | 'direct' | 'link';

export interface DelegationAnswer {
  id: string;
  /** Person id; `LINK` for whoever came by the link. */
  by: string;
  source: AnswerSource;
  /** The chat message that holds the words, so that an edit of it finds them: "<surface>:<channel>:<ts>". */
  messageKey: string | null;
  text: string;
  at: Date;
}

/** A question of the team to an expert about one ticket. */
export interface Delegation {
  id: string;
  ticketId: string;
  askedBy: string;
  to: DelegateTo;
  question: string;
  note: string | null;
  state: DelegationState;
  /** Member of the group who said "I'll look". */
  takenBy: string | null;
  /** Language of the asker; a link's page and its e-mail begin in it. */
  language: string;
  /** Hex SHA-256 of the link's token; the token itself is kept nowhere. */
  tokenHash: string | null;
  /** When the link ends; null without a link. */
  expiresAt: Date | null;
  askedAt: Date;
  /** Of the first answer: the expert's waiting time ends here. */
  answeredAt: Date | null;
  usedAt: Date | null;
  /** Oldest first. */
  answers: DelegationAnswer[];
}

/** Stands for whoever came by a link. */
export const LINK = 'link';

/** A link works for this long. */
export const LINK_DAYS = 7;

/** Longest question, note or answer. */
export const WORDS_MAX = 3_000;

/** Person ids of those asked; nobody of ours for a link. */
export function askedPeople({ to }: Pick<Delegation, 'to'>): string[] {
  if (to.kind === 'person') return [to.person];
  return to.kind === 'group' ? to.members : [];
}

/** Whose turn it is: whoever took it, else everybody asked. */
export function awaited(delegation: Pick<Delegation, 'to' | 'takenBy'>): string[] {
  return delegation.takenBy === null ? askedPeople(delegation) : [delegation.takenBy];
}

/** Everything she said, one piece a paragraph. */
export function answerText({ answers }: Pick<Delegation, 'answers'>): string {
  return answers
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What a version that was made from several answers keeps of them, and an approver's version of it leads back to. */
export function answerIds(kept: string | null | undefined): string[] {
  return (kept ?? '').split(' ').filter((id) => id !== '');
}

/** How long the expert let wait; null while she does. */
export function waitedMs({ askedAt, answeredAt }: Pick<Delegation, 'askedAt' | 'answeredAt'>): number | null {
  return answeredAt === null ? null : Math.max(0, answeredAt.getTime() - askedAt.getTime());
}

/**
 * What a person writes under a card or to the bot counts as an answer to this question: one she is asked and that waits, else
 * one she answered that nobody has used yet; the newest of each. Null where she is asked nothing.
 */
export function answeredBy(delegations: readonly Delegation[], person: string): Delegation | null {
  const waiting = delegations.findLast(
    (each) => each.state === 'asked' && each.askedBy !== person && awaited(each).includes(person),
  );
  return waiting ?? delegations.findLast((each) => each.state === 'answered' && each.answers[0]?.by === person) ?? null;
}
