import { languages, type Config } from '#core/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Ticket } from '#core/ticket.ts';
import { networkName } from '../cards/format.ts';
import { ours } from '../cards/sentence.ts';
import { defineAction } from '../context.ts';
import { TicketInput } from './shared/inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

/** Kept with the version, in place of the draft it was made from. */
const PHRASE = 'phrase:private';

/** Asks the customer, in public and with the sentence of the configuration, to go on in private. */
export const goPrivate = defineAction({
  id: 'go-private',
  right: 'send',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { ticket, lastInbound } = await readTicket(ctx, ticketId);
    return {
      action: 'go-private', meta: { ticketId, seen: lastInbound.id }, title: ctx.t('button.go-private'), submit: ctx.t('form.go-private.submit'), cancel: ctx.t('form.cancel'),
      blocks: [
        { kind: 'quote', text: phraseFor(ctx.config, ticket) },
        { kind: 'line', inlines: [ours(ctx.t('form.go-private.line'))] },
        { kind: 'context', inlines: [ours(ctx.t('form.speaks.public', { account: `@${ctx.config.brands[ticket.brand]?.accounts[ticket.account]?.handle ?? ticket.account}`, network: networkName(ticket.network) }))] },
      ],
    };
  },
  async submit(ctx, { ticketId }) {
    const { ticket, lastInbound } = await readTicket(ctx, ticketId);
    const text = phraseFor(ctx.config, ticket);
    // Whoever wrote the configuration approved it, so no rule is asked.
    const draft = { text, attachments: [], account: ticket.account, private: false, target: lastInbound.currentId, at: null, findings: [], approval: { rule: 0, approvers: [], fourEyes: 'no' as const }, basedOn: PHRASE };
    await moveTicket(ctx, ticketId, { move: 'write', draft, submit: true });
    const written = (await readTicket(ctx, ticketId)).drafts.findLast(({ basedOn, author }) => basedOn === PHRASE && author === ctx.actor.id);
    if (written?.approvedHash == null) throw new RecadoError('draft.not-approved');
    const { submissionId: _once, ...rest } = ctx;
    return { kind: 'close', all: true, ...await moveTicket(rest, ticketId, { move: 'send', draftId: written.id, hash: written.approvedHash, confirmed: false }) };
  },
});

/** In the customer's language where the brand speaks it. @throws RecadoError private.no-phrase */
function phraseFor(config: Config, ticket: Pick<Ticket, 'brand' | 'language'>): string {
  const brand = config.brands[ticket.brand];
  const spoken = languages.find((code) => code === ticket.language && brand?.languages.includes(code)) ?? brand?.languages[0];
  const phrase = spoken === undefined ? undefined : brand?.persona.phrases.private[spoken];
  if (phrase === undefined) throw new RecadoError('private.no-phrase');
  return phrase;
}
