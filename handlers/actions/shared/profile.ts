import { INTERESTS_DAYS, mentionedBy, type Mentioned } from '#core/authors/interests.ts';
import { ageOf, influenceOf, onTopic, trendOf } from '#core/authors/influence.ts';
import { TOPIC_POSTS } from '#core/authors/influential.ts';
import type { Form } from '#core/form.ts';
import type { Author } from '#core/message.ts';
import { profileForm, type ShownInfluence } from '../../forms/profile.ts';
import { withinScope } from '../../people/read-scope.ts';
import type { ActionContext } from '../../context.ts';
import { AUTHOR_NEWEST } from '../../forms/author.ts';
import { readTicket } from './move.ts';
import type { SeenPost } from '../../../store/authors/figures.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Of how many of her newest public posts reactions are looked at. */
const POSTS = 50;
const TOPICS = 3;

/** Who writes, as far as the reader may know it. */
export async function showProfile(ctx: ActionContext, ticketId: string): Promise<Form> {
  const { store, directory, actor, clock, config } = ctx;
  const detail = await readTicket(ctx, ticketId);
  const { author } = detail;
  const scope = withinScope(await directory.readable(actor));
  const [lists, notes, figures, rows] = await Promise.all([
    store.authors.lists(author.id),
    store.authors.notes(author.id, scope),
    store.authors.figures(author.id, scope),
    store.messages.byAuthor(author.id, { ...scope, limit: AUTHOR_NEWEST }),
  ]);
  const people = await store.people.get(
    [...lists, ...notes].map(({ by }) => by),
    actor.surface,
  );
  const now = clock.now();
  const since = new Date(now.getTime() - INTERESTS_DAYS * DAY_MS);
  const recent = rows.filter(({ direction, postedAt }) => direction === 'in' && postedAt >= since).map(({ id }) => id);
  const profiled = author.objectedAt === undefined;
  return profileForm(ctx, {
    detail: { ...detail, people: new Map([...detail.people, ...people]) },
    lists,
    notes,
    figures,
    rows,
    influence: profiled ? await influence(ctx, author, { now, since }) : null,
    mentioned: profiled && config.profile ? await mentioned(ctx, author, recent) : [],
  });
}

async function influence(
  { store }: ActionContext,
  author: Author,
  { now, since }: { now: Date; since: Date },
): Promise<ShownInfluence | null> {
  const { followers } = author;
  if (followers === undefined) return null;
  const [posts, before] = await Promise.all([
    store.authors.posts(author.id, { since, limit: POSTS }),
    store.authors.followersBefore(author.id, now),
  ]);
  const facts = {
    followers,
    following: author.following,
    ageDays: ageOf(author.joinedOn, now),
    reactions: posts.map(({ reactions }) => reactions),
  };
  const found = influenceOf(facts);
  return {
    ...found,
    followers,
    posts: posts.length,
    trend: trendOf(facts, before),
    trendDays: before?.days ?? 0,
    topics: topicsOf(posts, found.score),
  };
}

/** What several of her posts are about, by how much she counts there. */
function topicsOf(posts: readonly SeenPost[], score: number): ShownInfluence['topics'] {
  return [...new Set(posts.flatMap(({ area }) => area ?? []))]
    .map((area) => ({ area, about: posts.filter((post) => post.area === area).length }))
    .filter(({ about }) => about >= TOPIC_POSTS)
    .map((topic) => ({ ...topic, score: onTopic(score, { about: topic.about, posts: posts.length }) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, TOPICS);
}

async function mentioned({ store, config }: ActionContext, { bio }: Author, ids: string[]): Promise<Mentioned[]> {
  if (!config.profile) return [];
  const messages = (await store.messages.get(ids)).filter(({ state }) => state !== 'deleted');
  return mentionedBy(config.profile, messages, bio);
}
