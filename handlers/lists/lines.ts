import type { CardBlock, Inline } from '#core/card.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Services } from '../context.ts';
import { shortName } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import { linkTo } from './links.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

/** Enough of what she wrote to tell one conversation from another. */
const EXCERPT = 90;

/** Others that say about the same as one. */
export interface Like {
  count: number;
  /** There are more than were read. */
  more: boolean;
}

export interface LineOptions {
  t: Translate;
  /** Without what the customer wrote: it stands on the card beside it. */
  brief?: boolean;
  /** Says who has it. */
  owners?: boolean;
  /** Keys of the channels to whose cards a link may lead; left out, to all. */
  linked?: readonly string[];
  /** Words for what the list is ordered by. */
  orderedBy?: ((value: string) => string) | undefined;
  /** How many others say about the same; `more`: at least so many. */
  like?(line: TicketLine): Like | undefined;
  /** True for a line that may say neither who wrote nor what. */
  secret?(line: TicketLine): boolean;
}

/** Number, network, author, since when and a link for each ticket. */
export async function ticketLines(
  services: Pick<Services, 'surfaces' | 'log' | 'store' | 'config'>,
  lines: readonly TicketLine[],
  options: LineOptions,
): Promise<Inline[][]> {
  const owners = options.owners
    ? await services.store.people.get(lines.flatMap(({ owner }) => owner ?? []))
    : undefined;
  const nameOf = (id: string): string => owners?.get(id)?.name ?? services.config.people[id]?.name ?? id;
  return Promise.all(
    lines.map(async (line) => {
      const isLinked = options.linked === undefined || line.channels.some((key) => options.linked?.includes(key));
      return ticketLine(line, {
        ...options,
        isSecret: options.secret?.(line) === true,
        others: options.like?.(line),
        url: isLinked ? await linkTo(services, line) : null,
        owner: options.owners && line.owner !== null ? nameOf(line.owner) : null,
      });
    }),
  );
}

function ticketLine(
  { number, network, name, handle, since, state, excerpt, orderedBy: value }: TicketLine,
  {
    t,
    brief,
    isSecret,
    others,
    url,
    owner,
    orderedBy,
  }: LineOptions & { isSecret: boolean; others: Like | undefined; url: string | null; owner: string | null },
): Inline[] {
  const words = shortened(excerpt);
  const saidLike = likeText(t, others);
  const named = t('list.number', { number });
  return dotted(
    url === null ? [ours(named, 'bold')] : [{ kind: 'link', text: named, url }],
    [ours(t.network(network))],
    isSecret ? [ours(t('private.somebody'), 'muted')] : [foreign(shortName(t, { network, name, handle }))],
    orderedBy && value !== null && value !== undefined ? [ours(orderedBy(value))] : null,
    [{ kind: 'time', at: since, ago: true }],
    state === 'open' ? null : [ours(t(`list.state.${state}`))],
    owner === null ? null : sentence(t, 'list.has', { owner: foreign(owner) }),
    brief || isSecret || words === '' ? null : [foreign(t('say.quoted', { words }), 'muted')],
    isSecret || saidLike === null ? null : [ours(saidLike)],
  );
}

/** Null where nothing else says the same. */
export function likeText(t: Translate, others: Like | undefined): string | null {
  if (others === undefined || others.count === 0) return null;
  // So many of those that were read: an exact figure would say that all were counted.
  return others.more
    ? t('list.like-more', { count: roundedDown(others.count) })
    : t('list.like', { count: others.count });
}

/** 66 is 60, 412 is 400, 7 stays. */
function roundedDown(count: number): number {
  const step = 10 ** Math.floor(Math.log10(count));
  return Math.floor(count / step) * step;
}

function shortened(text: string): string {
  const letters = [...text.replace(/\s+/gu, ' ').trim()];
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT - 1).join('')}…` : letters.join('');
}

export function inLines(lines: readonly Inline[][]): CardBlock[] {
  return lines.map((inlines) => ({ kind: 'line' as const, inlines }));
}
