import { answerText, type Delegation } from '#core/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import type { TicketDetail } from '../../store/types.ts';
import { expertName } from '../cards/delegation.ts';
import { person } from '../cards/people.ts';
import { defineAction } from '../context.ts';
import { openAnswer } from './shared/answer.ts';
import { WordsInput } from './shared/inputs.ts';
import { readTicket } from './shared/move.ts';

/** An expert's words in the Reply form, for the agent to shape; what she saves is a version like any other. */
export const useAsDraft = defineAction({
  id: 'use-as-draft',
  right: 'answer',
  input: WordsInput,
  async form(ctx, input) {
    const detail = await readTicket(ctx, input.ticketId);
    const drawing = { detail, config: ctx.config, surface: ctx.actor.surface };
    const delegation = findDelegation(detail, input);
    if (delegation) {
      if (delegation.state === 'used') return { say: { key: 'say.used-already' } };
      const text = answerText(delegation);
      if (text === '') throw new RecadoError('delegation.not-answered');
      return openAnswer(ctx, { action: 'reply', ticketId: input.ticketId, base: undefined, detail, words: { text, expert: expertName(drawing, delegation, ctx.t) }, answerOf: delegation.id });
    }
    const text = (input.words ?? '').trim();
    if (input.by === undefined || text === '') throw new RecadoError('delegation.no-card');
    const writer = await ctx.directory.personId(ctx.actor.surface, input.by);
    await ctx.directory.person(writer, ctx.actor.surface);
    const people = new Map([...detail.people, ...(await ctx.store.people.get([writer]))]);
    return openAnswer(ctx, { action: 'reply', ticketId: input.ticketId, base: undefined, detail, words: { text, expert: person({ ...drawing, detail: { ...detail, people } }, writer) } });
  },
});

/** The one that the button names, or the one that the message answered. */
function findDelegation({ delegations }: TicketDetail, { delegationId, messageKey }: { delegationId?: string | undefined; messageKey?: string | undefined }): Delegation | undefined {
  if (delegationId !== undefined) {
    const named = delegations.find(({ id }) => id === delegationId);
    if (!named) throw new RecadoError('delegation.not-found');
    return named;
  }
  return messageKey === undefined ? undefined : delegations.find(({ answers }) => answers.some((each) => each.messageKey === messageKey));
}
