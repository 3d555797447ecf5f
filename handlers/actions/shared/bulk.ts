import type { Move } from '#core/ticket/moves/index.ts';
import { RecadoError } from '#core/errors.ts';
import { listed, type Form, type FormReply, type FormValues } from '#core/form.ts';
import type { Right } from '#core/people.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { ours } from '../../cards/sentence.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { noticeForm } from '../../forms/notice.ts';
import { withinScope } from '../../people/read-scope.ts';
import { channelName, mustBeTarget, privacyOf } from './transfer-targets.ts';
import { readReason } from './reason.ts';
import { tagsField } from './tags.ts';

/** As many as a list of check marks may hold. */
const PAGE = 10;
const WHATS = ['tag', 'archive', 'spam', 'move'] as const;
type What = (typeof WHATS)[number];

/** The oldest that wait in her channels, with a check mark each, and what to do with those chosen. */
export async function bulkForm(ctx: ActionContext, channel: string | undefined): Promise<Form> {
  const { t, directory, store, actor } = ctx;
  const mine = await directory.channelsOf(actor);
  const scope = await directory.readable(actor, channel === undefined ? undefined : [channel]);
  const filter = channel !== undefined && scope === 'all' ? { channels: [channel] } : withinScope(scope);
  const found = await store.tickets.open({ ...filter, owner: null, limit: PAGE + 1 });
  if (found.length === 0) return noticeForm(t, { action: 'bulk', title: t('button.bulk'), text: t('form.bulk.none') });
  const options = await Promise.all(
    found.slice(0, PAGE).map(async (ticket) => ({ value: ticket.id, label: await optionOf(ctx, ticket) })),
  );
  return {
    action: 'bulk',
    meta: channel === undefined ? {} : { channel },
    title: t('button.bulk'),
    submit: t('form.bulk.submit'),
    cancel: t('form.cancel'),
    blocks: [
      { kind: 'field', field: { kind: 'many', name: 'tickets', label: t('form.bulk.tickets'), options } },
      ...(found.length > PAGE
        ? [{ kind: 'context' as const, inlines: [ours(t('form.bulk.later', { limit: PAGE }))] }]
        : []),
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: 'what',
          label: t('form.bulk.what'),
          initial: 'tag',
          options: WHATS.map((what) => ({ value: what, label: t(`form.bulk.${what}`) })),
        },
      },
      { kind: 'field', field: tagsField(ctx, []) },
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: 'to',
          label: t('form.move.label'),
          optional: true,
          options: mine.map((key) => ({ value: key, label: channelName(ctx, key) })),
        },
      },
      {
        kind: 'field',
        field: {
          kind: 'text',
          name: 'reason',
          label: t('form.reason.label'),
          hint: t('form.move.hint'),
          maxLength: 300,
          optional: true,
        },
      },
    ],
  };
}

async function optionOf({ store, t }: ActionContext, ticket: Ticket): Promise<string> {
  const detail = await store.tickets.detail(ticket.id);
  return t('form.bulk.option', {
    number: ticket.number,
    author: detail?.author.name ?? '',
    text: (detail?.lastInbound.text ?? '').replace(/\s+/g, ' '),
  });
}

/** One after the other, each with the rights and rules of its own; those that are refused are named with why. */
export async function takeBulk(ctx: ActionContext, values: FormValues): Promise<FormReply & ActionResult> {
  const { t, store, directory, actor, clock, explain } = ctx;
  const ids = listed(values['tickets']).slice(0, PAGE);
  if (ids.length === 0) throw new RecadoError('bulk.nothing');
  const what = WHATS.find((one) => one === values['what']) ?? 'tag';
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

function moveFor(what: What, values: FormValues): Move {
  switch (what) {
    case 'tag': {
      const add = listed(values['tags']);
      if (add.length === 0) throw new RecadoError('bulk.no-tags');
      return { move: 'tag', add, remove: [] };
    }
    case 'archive':
      return { move: 'close', reason: 'no-answer-needed' };
    case 'spam':
      return { move: 'spam', mute: false };
    case 'move':
      return { move: 'transfer', to: values['to'] ?? '', reason: readReason(values) };
    default:
      return what satisfies never;
  }
}

function rightFor(what: What): Right {
  return what === 'tag' ? 'tag' : 'move';
}
