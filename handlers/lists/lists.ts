import { limitsFor } from '#core/ticket/wip-limits.ts';
import { sectionOf } from '#core/config/sections.ts';
import { labels } from '#core/ticket/labels/index.ts';
import { labelText } from '../cards/label-text.ts';
import type { ActionContext } from '../context.ts';
import { withinScope } from '../people/read-scope.ts';
import { commandPrefix } from '../commands/prefix.ts';
import { parseFind, type What } from './find-words.ts';
import type { ListOrder } from '../../store/lists/lists.ts';
import type { List } from './list.ts';

export async function mineList({ actor, config, directory, t }: ActionContext): Promise<List> {
  const { person: limit } = limitsFor(config, { personId: actor.id, channel: undefined });
  return {
    action: 'mine',
    value: {},
    none: () => t('home.mine.none'),
    filter: { ...withinScope(await directory.readable(actor)), owner: actor.id, underWay: true },
    heading: (count) => (limit === undefined ? t('home.mine', { count }) : t('home.mine-of', { count, limit })),
  };
}

/** Of one channel, by its key, if she may read it; else of all that she may read. */
export async function queueList(
  { actor, directory, store, t }: ActionContext,
  channel: string | undefined,
): Promise<List> {
  const scope = await directory.readable(actor, channel === undefined ? undefined : [channel]);
  const base = channel === undefined ? withinScope(scope) : { ...withinScope(scope), home: [channel] };
  return {
    action: 'queue',
    value: channel === undefined ? {} : { channel },
    async none() {
      const { total: count } = await store.lists.list({ ...base, underWay: true }, { limit: 1 });
      return count === 0 ? t('command.queue.none') : t('command.queue.in-hands', { count });
    },
    filter: { ...base, waiting: true },
    heading: (count) => t('queue.waiting', { count }),
  };
}

/** What stands on the card of a flood, as far as she may read it: what stands out first. */
export async function floodList({ actor, directory, t }: ActionContext, flood: string): Promise<List> {
  return {
    action: 'flood-list',
    value: { flood },
    none: () => t('error.flood.over'),
    owners: true,
    filter: { ...withinScope(await directory.readable(actor)), flood, folded: true, order: 'pressing' },
    heading: (count) => t('flood.found', { count }),
  };
}

/** What one message tells of that is late, or nearly, and still waits, as far as she may read it. */
export async function deadlinesList({ actor, directory, store, t }: ActionContext, first: string): Promise<List> {
  const ids = (await store.levelNotices.gathered(first)).map(({ ticketId }) => ticketId);
  return {
    action: 'deadlines',
    value: { first },
    none: () => t('deadlines.none-here'),
    owners: true,
    filter: { ...withinScope(await directory.readable(actor)), ids, underWay: true },
    heading: (count) => t('deadlines.waiting', { count }),
  };
}

/** Of more than these nobody needs the number. */
const COUNTED = 1_000;

/** Open and closed, in everything she may read; a sentence where what she typed cannot be understood. */
export async function findList(ctx: ActionContext, typed: string): Promise<List | string> {
  const { actor, config, directory, t } = ctx;
  const find = parseFind(typed, { config, now: ctx.clock.now(), timeZone: actor.timeZone ?? config.timeZone });
  if ('unknown' in find) {
    const said = find.unknown === '' ? t('find.empty') : t('find.unknown', { word: find.unknown });
    return `${said} ${whatMayStand(ctx, find.what) ?? t('find.help', { say: commandPrefix(ctx) })}`;
  }
  const { order } = find.filter;
  return {
    action: 'find',
    value: { find: typed },
    none: () => t('find.none'),
    owners: true,
    bulk: true,
    orderedBy: orderWords(ctx, order),
    filter: { ...find.filter, ...withinScope(await directory.readable(actor)) },
    countUpTo: COUNTED,
    heading: (count) => (count > COUNTED ? t('find.found-more', { count: COUNTED }) : t('find.found', { count })),
  };
}

/** What may follow "state:" and its like; undefined where anything may. */
function whatMayStand({ config, t }: ActionContext, what: What | undefined): string | undefined {
  switch (what) {
    case 'state':
    case 'since':
    case 'order':
    case 'owner':
    case 'influence':
      return t(`find.may.${what}`);
    case 'list': {
      const said = Object.values(config.lists).map(({ name }) => name);
      return said.length === 0 ? t('find.may.no-list') : t('find.may.list', { lists: oneOf(t, said) });
    }
    case 'tag':
    case 'author':
    case undefined:
      return undefined;
    default: {
      const { values } = labels[what];
      if (values === 'languages') return undefined;
      const said =
        typeof values === 'string'
          ? Object.values(sectionOf(config, values)).map(({ name }) => name)
          : values.map((value) => labelText(config, t, what, value));
      return said.length === 0 ? undefined : t('find.may.label', { label: t(`label.${what}`), values: oneOf(t, said) });
    }
  }
}

function oneOf(t: ActionContext['t'], said: readonly string[]): string {
  return new Intl.ListFormat(t.language, { type: 'disjunction' }).format(said);
}

/** Why a line stands where it does; nothing where the list is ordered by time. */
function orderWords(
  { config, t }: Pick<ActionContext, 'config' | 't'>,
  order: ListOrder | undefined,
): List['orderedBy'] {
  if (order === undefined || order === 'oldest' || order === 'newest' || order === 'pressing') return undefined;
  if (order === 'influence') return (value) => t('heard.influence', { score: value });
  return (value) => labelText(config, t, order, value);
}
