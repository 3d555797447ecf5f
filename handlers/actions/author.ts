import type { FormBlock } from '#core/form.ts';
import { shortNumber } from '../cards/format.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import { defineAction } from '../define.ts';
import { withinScope } from '../people/read-scope.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import { plainButton } from '../cards/buttons.ts';

/** Two blocks each, of the hundred that a form may hold. */
const SHOWN = 20;
const LONGEST = 600;

/** Who writes: what the network says of her, and what she wrote to us where the reader may read it. */
export const author = defineAction({
  id: 'author',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { t, store, directory, actor } = ctx;
    const detail = await readTicket(ctx, ticketId);
    const { author: who, muted } = detail;
    const wrote = await store.messages.byAuthor(who.id, {
      ...withinScope(await directory.readable(actor)),
      limit: SHOWN,
    });
    const line = (text: string): FormBlock => ({ kind: 'line', inlines: [ours(text)] });
    const blocks: FormBlock[] = [
      { kind: 'line', inlines: [foreign(who.name, 'bold'), ours(' '), foreign(t.handle(who.network, who.handle))] },
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
      { kind: 'divider' },
      line(t(wrote.length === 0 ? 'form.author.none' : 'form.author.history')),
      ...wrote.flatMap((message): FormBlock[] => [
        {
          kind: 'context',
          inlines: dotted(
            message.direction === 'out' ? [ours(t('thread.ours'), 'bold')] : null,
            [{ kind: 'time', at: message.postedAt, ago: true }],
            message.url && /^https?:\/\//.test(message.url)
              ? [
                  {
                    kind: 'link',
                    text: t('card.open-on-network', { network: t.network(message.network) }),
                    url: message.url,
                  },
                ]
              : null,
          ),
        },
        { kind: 'quote', text: shortened(message.text) || t('card.no-text') },
      ]),
    ];
    return { action: 'author', meta: { ticketId }, title: t('button.author'), cancel: t('form.close'), blocks };
  },
});

function shortened(text: string): string {
  const letters = [...text.trim()];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
}
