import type { SaidRow } from '#core/author-history.ts';
import { watchedHandles } from '#core/listen/watches.ts';
import type { FormBlock } from '#core/form.ts';
import { shortNumber } from '../cards/format.ts';
import { authorName } from '../cards/people.ts';
import { dotted, ours, sentence } from '../cards/sentence.ts';
import { plainButton } from '../cards/buttons.ts';
import type { ActionContext } from '../context.ts';
import { defineAction } from '../define.ts';
import {
  AUTHOR_NEWEST,
  AUTHOR_PAGE,
  authorDays,
  authorFigures,
  authorTurns,
  sentimentChart,
  shortened,
} from '../forms/author.ts';
import { chartBlock } from '../pictures/chart-block.ts';
import { withinScope } from '../people/read-scope.ts';
import { PageInput, TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** Who writes: what the network says of her, how often she wrote to us where, and what, in so far as the reader may read it. */
export const author = defineAction({
  id: 'author',
  input: TicketInput.extend(PageInput.shape),
  async form(ctx, { ticketId, page: wanted }) {
    const { t, store, directory, actor, config, clock } = ctx;
    const detail = await readTicket(ctx, ticketId);
    const { author: who, muted } = detail;
    const rows = await store.messages.byAuthor(who.id, {
      ...withinScope(await directory.readable(actor)),
      watched: watchedHandles(config, who.network),
      limit: AUTHOR_NEWEST,
    });
    // What was deleted since may have left the page empty.
    const page = Math.max(1, Math.min(wanted, Math.ceil(rows.length / AUTHOR_PAGE)));
    const from = (page - 1) * AUTHOR_PAGE;
    const shown = rows.slice(from, from + AUTHOR_PAGE);
    const texts = new Map((await store.messages.get(shown.map(({ id }) => id))).map((each) => [each.id, each]));
    const messages = shown.flatMap(({ id }) => texts.get(id) ?? []).filter(({ state }) => state !== 'deleted');
    const turns = authorTurns(t, ticketId, { page, total: rows.length });
    const drawing = { detail, config, surface: actor.surface };
    const line = (text: string): FormBlock => ({ kind: 'line', inlines: [ours(text)] });
    const pages =
      rows.length > AUTHOR_PAGE
        ? ` (${t('list.pages', { from: from + 1, to: from + shown.length, total: rows.length })})`
        : '';
    const blocks: FormBlock[] = [
      { kind: 'line', inlines: authorName(t, who) },
      ...(who.bio ? [{ kind: 'quote' as const, text: shortened(who.bio) }] : []),
      {
        kind: 'context',
        inlines: dotted(
          who.followers === undefined
            ? null
            : sentence(t, 'card.followers', { count: who.followers, short: shortNumber(who.followers, t.language) }),
          [ours(t('form.author.month', { count: who.timesThisMonth }))],
        ),
      },
      ...(muted === true ? [line(t('form.author.muted'))] : []),
      {
        kind: 'buttons',
        buttons: [
          plainButton(
            t,
            'mute',
            { ticketId, on: muted === true ? 'no' : 'yes' },
            t(muted === true ? 'button.unmute' : 'button.mute'),
          ),
        ],
      },
      ...authorFigures(t, rows, {
        drawing,
        config,
        now: clock.now(),
        picture: page === 1 ? await picture(ctx, rows) : null,
      }),
      { kind: 'divider' },
      line(rows.length === 0 ? t('form.author.none') : `${t('form.author.history')}${pages}`),
      ...authorDays(t, messages, {
        timeZone: actor.timeZone ?? config.timeZone,
        heard: new Set(shown.flatMap(({ id, heard = [] }) => (heard.length > 0 ? [id] : []))),
      }),
      ...(turns.length > 0 ? [{ kind: 'buttons' as const, buttons: turns }] : []),
    ];
    return { action: 'author', meta: { ticketId }, title: t('button.author'), cancel: t('form.close'), blocks };
  },
});

/** Nobody waits for a picture that the chat does not show: then it is told in words. */
async function picture(ctx: ActionContext, rows: readonly SaidRow[]): Promise<FormBlock | null> {
  const { t, actor, config, clock, surfaces } = ctx;
  const chart = surfaces.get(actor.surface)?.picture
    ? sentimentChart(t, rows, { now: clock.now(), timeZone: actor.timeZone ?? config.timeZone })
    : null;
  const block = chart && (await chartBlock(ctx, { surface: actor.surface, chart, t }));
  return block?.kind === 'image' ? block : null;
}
