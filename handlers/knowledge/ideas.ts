import { languages, type Language } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Article } from '#core/knowledge/article.ts';
import { mostSimilar } from '#core/knowledge/similar.ts';
import type { ActionContext } from '../context.ts';
import { mayActHere } from '../people/linked-private.ts';
import type { SimilarAnswer } from '../../store/knowledge/articles.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** Of each kind. */
const SHOWN = 3;
/** Latest answers that are looked through: as many take as long at any size. */
const LOOKED_THROUGH = 400;

export interface Ideas {
  articles: Article[];
  answers: SimilarAnswer[];
}

/** What may help with an answer to the customer's last message: looked for when somebody wants to write one, and only then. */
export async function ideasFor(ctx: ActionContext, detail: TicketDetail): Promise<Ideas> {
  if (detail.lastInbound.text.trim() === '') return { articles: [], answers: [] };
  const [articles, answers] = await Promise.all([articlesFor(ctx, detail), answersFor(ctx, detail)]);
  return { articles, answers };
}

/** The language that articles are looked for in: the customer's, else the first of the brand. */
export function askedIn({ config }: Pick<ActionContext, 'config'>, { ticket, lastInbound }: TicketDetail): Language {
  const asked = languages.find((code) => code === (lastInbound.language ?? ticket.language));
  return asked ?? config.brands[ticket.brand]?.languages[0] ?? 'es';
}

async function articlesFor(ctx: ActionContext, detail: TicketDetail): Promise<Article[]> {
  const { knowledge, store, clock } = ctx;
  if (knowledge.articles.length === 0) return [];
  const { ticket, lastInbound } = detail;
  const language = askedIn(ctx, detail);
  const asked = {
    text: lastInbound.text,
    language,
    brand: ticket.brand,
    network: ticket.network,
    area: ticket.area,
    day: clock.now().toISOString().slice(0, 10),
  };
  const rejected = await store.articles.rejected(lastInbound.id);
  const found = knowledge.find(asked, SHOWN + rejected.length);
  const about = { messageId: lastInbound.id, ticketId: ticket.id, language, offeredAt: clock.now() };
  // A question without an article is remembered as well: somebody may write one.
  await store.articles.offered(
    found.length === 0
      ? [{ ...about, article: '', edition: '' }]
      : found.slice(0, SHOWN).map(({ id, edition }) => ({ ...about, article: id, edition })),
  );
  return found.filter(({ id }) => !rejected.includes(id)).slice(0, SHOWN);
}

async function answersFor(ctx: ActionContext, { ticket, lastInbound }: TicketDetail): Promise<SimilarAnswer[]> {
  const { store, config } = ctx;
  const latest = await store.articles.latestAnswers({
    brand: ticket.brand,
    exceptTicket: ticket.id,
    limit: LOOKED_THROUGH,
  });
  const asked = { text: lastInbound.text, language: lastInbound.language ?? ticket.language ?? config.language };
  const open = mostSimilar(asked, latest, SHOWN * 2);
  const shown: SimilarAnswer[] = [];
  for (const each of open) {
    if (shown.length === SHOWN) break;
    if (!each.private || (await mayRead(ctx, each.ticketId))) shown.push(each);
  }
  return shown;
}

/** What was said in private, in whatever conversation, is shown to nobody who could not read it where it was said. */
export async function mayRead(ctx: ActionContext, ticketId: string): Promise<boolean> {
  const ticket = await ctx.store.tickets.get(ticketId);
  if (!ticket) return false;
  try {
    await mayActHere(ctx, ctx.actor, { ticket: { ...ticket, private: true }, right: 'read' });
    return true;
  } catch (error) {
    if (error instanceof RecadoError && error.code.startsWith('right.')) return false;
    throw error;
  }
}
