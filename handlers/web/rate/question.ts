import { LINK_DAYS, type Rating } from '#core/rating/rating.ts';
import type { Services } from '../../context.ts';

/** What a link leads to now. */
export type Question =
  | { kind: 'unknown' }
  | { kind: 'open' | 'expired' | 'done'; brand: string; rating: Rating }
  | { kind: 'rated'; brand: string; rating: Rating; score: number };

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const DAY_MS = 86_400_000;

/** Reads, and changes nothing: networks open links to show a preview of them. */
export async function questionOf(
  { store, config, clock }: Pick<Services, 'store' | 'config' | 'clock'>,
  token: string,
): Promise<Question> {
  const rating = TOKEN.test(token) ? await store.ratings.byToken(token) : null;
  const ticket = rating && (await store.tickets.get(rating.ticketId));
  if (!rating || !ticket) return { kind: 'unknown' };
  const of = { rating, brand: config.brands[ticket.brand]?.name ?? ticket.brand };
  if (rating.comment !== null) return { kind: 'done', ...of };
  if (clock.now().getTime() - rating.askedAt.getTime() > LINK_DAYS * DAY_MS) return { kind: 'expired', ...of };
  return rating.score === null ? { kind: 'open', ...of } : { kind: 'rated', ...of, score: rating.score };
}
