/** A question to a customer how an answer of ours was, and what she says: her number, and on our page a word beside it. */
export interface Rating {
  id: string;
  ticketId: string;
  /** Row of the author. */
  authorId: string;
  /** The version that asks, and the answer that is asked about. */
  draftId: string;
  deliveryId: string;
  /** Person ids: what she says is said of all of them, whoever has the conversation later. */
  sender: string;
  approver: string | null;
  experts: string[];
  /** In which she is asked. */
  language: string;
  /** What the network shows to press, best first; empty where she follows a link. */
  choices: string[];
  /** Key of the link, which only she is given; null where there is none. */
  token: string | null;
  askedAt: Date;
  /** 1 to 5; the first that she gives counts. */
  score: number | null;
  ratedAt: Date | null;
  /** Hers, so it goes when she is forgotten. */
  comment: string | null;
}

export const SCORES = [5, 4, 3, 2, 1] as const;
export type Score = (typeof SCORES)[number];
export const COMMENT_MAX = 1_000;
/** A link is good for so long. */
export const LINK_DAYS = 14;
/** A bare number that she writes is an answer to the question for so long. */
const TYPED_MS = 3 * 86_400_000;

/** The rule that asks, as activity and versions name it. */
export const ASKS = 'rating';

/** The score that a message gives by pressing: its words are those of a choice and nothing else. */
export function pressedScore({ choices }: Pick<Rating, 'choices'>, text: string): Score | null {
  const said = text.trim();
  const place = choices.findIndex((choice) => choice === said);
  return SCORES[place] ?? null;
}

/** The score that she typed instead of pressing: a number and nothing else, soon after she was asked. */
export function typedScore({ askedAt }: Pick<Rating, 'askedAt'>, text: string, at: Date): Score | null {
  if (at.getTime() - askedAt.getTime() > TYPED_MS) return null;
  const said = /^(?:@\S+\s+)*([1-5])(?:\s*[/.!★⭐]|\s*\/\s*5)?$/u.exec(text.trim())?.[1];
  return SCORES.find((score) => String(score) === said) ?? null;
}

/** Words that a rating may be: only then it is worth looking for the question. */
export function mayRate(text: string): boolean {
  return /^(?:@\S+\s+)*[1-5](?!\d)/u.test(text.trim()) && text.trim().length <= 60;
}

const HIDDEN = '•••';

/** Where she rates, as it is stored and shown: whoever had the key could rate in her place. */
export function hiddenLink(publicUrl: string): string {
  return `${publicUrl}/rate/${HIDDEN}`;
}

/** What goes to her: with the key, where a version asks her to follow her link. */
export function textToSend({ id, text }: { id: string; text: string }, rating: Rating | undefined): string {
  return rating?.draftId === id && rating.token !== null
    ? text.replace(`/rate/${HIDDEN}`, `/rate/${rating.token}`)
    : text;
}

/** The same words as they are stored and shown, where they came back from a network. */
export function withoutKey(text: string): string {
  return text.replace(/(\/rate\/)[A-Za-z0-9_-]{43}/g, `$1${HIDDEN}`);
}
