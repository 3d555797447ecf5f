import { accountName } from '../cards/people.ts';
import { z } from 'zod';
import { languages, type Config } from '#core/config/config.ts';
import { byLocale, countryOf } from '#core/persona/locale.ts';
import { RecadoError } from '#core/errors.ts';
import type { Form } from '#core/form.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { ours } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { channelVoice } from '../sentences.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** Kept with the version, in place of the draft it was made from. */
const PHRASE = 'phrase:private';

/** Asks the customer, in public and with the sentence of the configuration, to go on in private. */
export const goPrivate = defineAction({
  id: 'go-private',
  input: TicketInput.extend({ seen: z.string().max(100).optional() }),
  form: async (ctx, { ticketId }) => askForm(ctx, await readTicket(ctx, ticketId)),
  async submit(ctx, { ticketId, seen }) {
    const detail = await readTicket(ctx, ticketId);
    const { ticket, lastInbound } = detail;
    // The phrase may be out of place below what she has not read.
    if (seen !== undefined && seen !== lastInbound.id)
      return { kind: 'update', form: askForm(ctx, detail, lastInbound.text) };
    const text = phraseFor(ctx.config, ticket);
    // Whoever wrote the configuration approved it, so no rule is asked.
    const draft = {
      text,
      attachments: [],
      account: ticket.account,
      private: false,
      target: lastInbound.currentId,
      at: null,
      findings: [],
      approval: { rule: 0, approvers: [], fourEyes: 'no' as const },
      basedOn: PHRASE,
    };
    await moveTicket(ctx, ticketId, { move: 'write', draft, submit: true });
    const written = (await readTicket(ctx, ticketId)).drafts.findLast(
      ({ basedOn, author }) => basedOn === PHRASE && author === ctx.actor.id,
    );
    if (written?.approvedHash == null) throw new RecadoError('draft.not-approved');
    const { submissionId: _once, ...rest } = ctx;
    return {
      kind: 'close',
      all: true,
      ...(await moveTicket(rest, ticketId, {
        move: 'send',
        draftId: written.id,
        hash: written.approvedHash,
        confirmed: false,
      })),
    };
  },
});

/** `news` is what the customer wrote while the form was open. */
function askForm({ t, config }: ActionContext, { ticket, lastInbound }: TicketDetail, news?: string): Form {
  return {
    action: 'go-private',
    meta: { ticketId: ticket.id, seen: lastInbound.id },
    title: t('button.go-private'),
    submit: t('form.go-private.submit'),
    cancel: t('form.cancel'),
    blocks: [
      ...(news === undefined
        ? []
        : [
            { kind: 'line' as const, inlines: [ours(t('form.answer.news'))] },
            { kind: 'quote' as const, text: news },
            { kind: 'divider' as const },
          ]),
      { kind: 'quote', text: phraseFor(config, ticket) },
      {
        kind: 'line',
        inlines: [ours(t('form.go-private.line', { buttons: channelVoice(config, ticket.route.channels[0]) }))],
      },
      {
        kind: 'context',
        inlines: [
          ours(
            t('form.speaks.public', {
              account: accountName(config, ticket.account, t),
              network: t.network(ticket.network),
            }),
          ),
        ],
      },
    ],
  };
}

/** In the customer's language where the brand speaks it. @throws RecadoError private.no-phrase */
function phraseFor(config: Config, ticket: Pick<Ticket, 'brand' | 'language' | 'region'>): string {
  const brand = config.brands[ticket.brand];
  const spoken =
    languages.find((code) => code === ticket.language && brand?.languages.includes(code)) ?? brand?.languages[0];
  const phrase = byLocale(brand?.persona.phrases.private ?? {}, spoken, countryOf(config, ticket));
  if (phrase === undefined) throw new RecadoError('private.no-phrase');
  return phrase;
}
