import { answerText, WORDS_MAX } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { wholeConversation } from '../cards/so-far.ts';
import { writeAnswerForm } from '../forms/write-answer.ts';
import { DelegationInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

/** What an expert knows, in her own words; the right to it comes from being asked. */
export const writeAnswer = defineAction({
  id: 'write-answer',
  asked: true,
  input: DelegationInput,
  async form(ctx, { ticketId, delegationId }) {
    const detail = await readTicket(ctx, ticketId);
    const { ticket, lastInbound, delegations } = detail;
    const delegation = delegations.find(({ id }) => id === delegationId);
    if (!delegation) throw new RecadoError('delegation.not-found');
    const { state, takenBy, answers, askedBy } = delegation;
    if (state === 'withdrawn') throw new RecadoError('delegation.withdrawn');
    const first = answers[0];
    if (first && first.by !== ctx.actor.id) throw new RecadoError('delegation.answered', { params: { by: first.by } });
    if (state === 'used') throw new RecadoError('delegation.used');
    if (takenBy !== null && takenBy !== ctx.actor.id)
      throw new RecadoError('delegation.taken', { params: { by: takenBy } });
    const asks = await ctx.explain.sentence('form.write-answer.asks', { by: askedBy }, ctx.actor);
    const isPrivate = ticket.private || lastInbound.private;
    return writeAnswerForm(ctx.t, {
      delegation,
      asks,
      said: answerText(delegation),
      conversation: isPrivate
        ? []
        : wholeConversation(ctx.t, { detail, config: ctx.config, surface: ctx.actor.surface }),
    });
  },
  async submit(ctx, { ticketId, delegationId }, values) {
    const text = (values['text'] ?? '').trim();
    if ([...text].length > WORDS_MAX)
      return { kind: 'errors', errors: { text: ctx.t('ask.long', { max: WORDS_MAX }) } };
    return {
      kind: 'close',
      ...(await moveTicket(ctx, ticketId, {
        move: 'answer-delegation',
        delegationId,
        text,
        source: 'form',
        messageKey: null,
      })),
    };
  },
});
