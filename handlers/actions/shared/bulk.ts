import { customerName, shortName } from '../../cards/people.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import { RecadoError } from '#core/errors.ts';
import { listed, type Form, type FormField, type FormReply, type FormValues } from '#core/form.ts';
import type { Right } from '#core/people.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { BULK_WHATS, bulkWhat, bulkDetailForm, bulkForm, type BulkWhat } from '../../forms/bulk.ts';
import { noticeForm } from '../../forms/notice.ts';
import { withinScope } from '../../people/read-scope.ts';
import { findList } from '../../lists/lists.ts';
import { groupAlike } from './alike.ts';
import { channelName, mustBeTarget, privacyOf } from './transfer-targets.ts';
import { readReason } from './reason.ts';
import { tagsField } from './tags.ts';
import { present } from '#core/present.ts';

/** As many as their ids fit in what a form carries. */
const MOST = 50;

/** What a form of several carries: the conversations of each of its lines, then those chosen and what for. */
export interface Bulk {
  /** Key of the only channel meant. */
  channel?: string | undefined;
  /** Ids, one line of the list a line. */
  lines?: string | undefined;
  what?: BulkWhat | undefined;
  /** Ids. */
  chosen?: string | undefined;
}

/** The oldest that wait in her channels, or what she looked for as it was ordered, those that say the same on one line, and what to do with those chosen. */
export async function openBulk(
  ctx: ActionContext,
  { channel, find }: { channel?: string | undefined; find?: string | undefined },
): Promise<Form> {
  const { t } = ctx;
  const title = t('button.bulk');
  const found = find === undefined ? await waitingIn(ctx, channel) : await foundBy(ctx, find);
  if (typeof found === 'string') return noticeForm(t, { action: 'bulk', title, text: found });
  if (found.length === 0)
    return noticeForm(t, {
      action: 'bulk',
      title,
      text: t(find === undefined ? 'form.bulk.none' : 'form.bulk.none-found'),
    });
  const shown = found.slice(0, MOST);
  const groups = groupAlike(shown, ({ text }) => text);
  return bulkForm(t, {
    meta: present({ channel, lines: groups.map(idsOf).join('\n') }),
    lines: groups.map((group) => ({
      numbers: group.map(({ number }) => number),
      author: group[0]?.author ?? '',
      text: group[0]?.text ?? '',
    })),
    count: shown.length,
    hasMore: found.length > MOST && (find === undefined ? 'oldest' : 'found'),
  });
}

interface FoundTicket {
  id: string;
  number: number;
  author: string;
  text: string;
}

/** One more than are shown, where there are more. */
async function waitingIn(
  { directory, store, actor, t }: ActionContext,
  channel: string | undefined,
): Promise<FoundTicket[]> {
  const scope = await directory.readable(actor, channel === undefined ? undefined : [channel]);
  const filter = channel !== undefined && scope === 'all' ? { channels: [channel] } : withinScope(scope);
  const found = await store.tickets.open({ ...filter, owner: null, limit: MOST + 1 });
  return Promise.all(
    found.map(async ({ id, number }) => {
      const detail = await store.tickets.detail(id);
      return { id, number, author: detail ? customerName(t, detail.author) : '', text: detail?.lastInbound.text ?? '' };
    }),
  );
}

/** Closed ones only where she asked for them: most of what is done at once is for those that are not. A sentence where it cannot be understood. */
async function foundBy(ctx: ActionContext, typed: string): Promise<FoundTicket[] | string> {
  const list = await findList(ctx, typed);
  if (typeof list === 'string') return list;
  const filter = list.filter.state === undefined ? { ...list.filter, unclosed: true } : list.filter;
  const { lines } = await ctx.store.lists.list(filter, { limit: MOST + 1, countUpTo: MOST });
  return lines.map(({ ticketId: id, number, network, name, handle, excerpt: text }) => ({
    id,
    number,
    author: shortName(ctx.t, { network, name, handle }),
    text,
  }));
}

function idsOf(group: readonly { id: string }[]): string {
  return group.map(({ id }) => id).join(' ');
}

/** Takes the list, and asks for what the action needs; or does it. */
export async function takeBulk(ctx: ActionContext, bulk: Bulk, values: FormValues): Promise<FormReply & ActionResult> {
  if (bulk.what !== undefined && bulk.chosen !== undefined)
    return doBulk(ctx, { what: bulk.what, ids: bulk.chosen.split(' '), values });
  const lines = (bulk.lines ?? '').split('\n');
  const marked = Object.keys(values)
    .filter((name) => name.startsWith('lines-'))
    .flatMap((name) => listed(values[name]));
  const chosen = values['which'] === 'all' ? lines : marked.flatMap((place) => lines[Number(place)] ?? []);
  const ids = chosen.flatMap((line) => line.split(' ')).filter((id) => id !== '');
  if (ids.length === 0) throw new RecadoError('bulk.nothing');
  const what = BULK_WHATS.find((one) => one === bulkWhat(values['what'])) ?? 'claim';
  // Taking those that she marked harms nobody and needs nothing.
  if (what === 'claim' && values['which'] !== 'all') return doBulk(ctx, { what, ids, values });
  return {
    kind: 'update',
    form: bulkDetailForm(ctx.t, {
      meta: present({ channel: bulk.channel, what, chosen: ids.join(' ') }),
      what,
      count: ids.length,
      fields: await fieldsOf(ctx, what),
    }),
  };
}

async function fieldsOf(ctx: ActionContext, what: BulkWhat): Promise<FormField[]> {
  const { t, directory, actor } = ctx;
  if (what === 'tag') return [{ ...tagsField(ctx, []), optional: false }];
  if (what !== 'transfer') return [];
  const mine = await directory.channelsOf(actor);
  return [
    {
      kind: 'choice',
      name: 'to',
      label: t('form.transfer.label'),
      options: mine.map((key) => ({ value: key, label: channelName(ctx, key) })),
    },
    { kind: 'text', name: 'reason', label: t('form.reason.label'), hint: t('form.transfer.hint'), maxLength: 300 },
  ];
}

/** One after the other, each with the rights and rules of its own; those that are refused are named with why. */
async function doBulk(
  ctx: ActionContext,
  { what, ids, values }: { what: BulkWhat; ids: readonly string[]; values: FormValues },
): Promise<FormReply & ActionResult> {
  const { t, store, directory, actor, clock, explain } = ctx;
  const move = moveFor(what, values);
  const refused: string[] = [];
  let done = 0;
  for (const id of ids) {
    const detail = await store.tickets.detail(id);
    if (!detail) continue;
    const { ticket } = detail;
    try {
      await directory.mayAct(actor, ticket, rightFor(what));
      if (move.move === 'transfer') await mustBeTarget(ctx, privacyOf(detail), move.to);
      const { say } = await store.tickets.move({
        ticketId: id,
        move,
        by: { kind: 'person', id: actor.id },
        at: clock.now(),
      });
      if (say)
        refused.push(
          t('form.bulk.refused', {
            number: ticket.number,
            why: await explain.sentence(say.key, say.params ?? {}, { ...actor, ticketId: ticket.id }),
          }),
        );
      else done += 1;
    } catch (error) {
      if (!(error instanceof RecadoError)) throw error;
      refused.push(
        t('form.bulk.refused', {
          number: ticket.number,
          why: await explain.error(error, { ...actor, ticketId: ticket.id }),
        }),
      );
    }
  }
  return {
    kind: 'update',
    form: noticeForm(t, {
      action: 'bulk',
      title: t('button.bulk'),
      text: [t('form.bulk.done', { count: done }), ...refused].join('\n'),
    }),
  };
}

function moveFor(what: BulkWhat, values: FormValues): Move {
  switch (what) {
    case 'claim':
      return { move: 'claim' };
    case 'tag': {
      const add = listed(values['tags']);
      if (add.length === 0) throw new RecadoError('bulk.no-tags');
      return { move: 'tag', add, remove: [] };
    }
    case 'archive':
      return { move: 'close', reason: 'no-answer-needed' };
    case 'spam':
      return { move: 'spam', mute: false };
    case 'transfer':
      return { move: 'transfer', to: values['to'] ?? '', reason: readReason(values) };
    default:
      return what satisfies never;
  }
}

function rightFor(what: BulkWhat): Right {
  if (what === 'claim') return 'answer';
  return what === 'tag' ? 'tag' : 'transfer';
}
