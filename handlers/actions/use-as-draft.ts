import { answerText, type Delegation } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import { listed, type Form } from '#core/form.ts';
import { unusedAnswers } from '#core/ticket/status.ts';
import { expertName } from '../cards/delegation.ts';
import { joined } from '../cards/format.ts';
import { person, type Drawing } from '../cards/people.ts';
import type { ActionContext } from '../context.ts';
import { defineAction } from '../define.ts';
import { answersForm } from '../forms/answers.ts';
import { openAnswer } from './shared/open-answer.ts';
import { mustBeHers } from './shared/speakers.ts';
import { WordsInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** Experts' words in the Reply form, for the agent to shape; what she saves is a version like any other. Of several answers she chooses. */
export const useAsDraft = defineAction({
  id: 'use-as-draft',
  input: WordsInput,
  async form(ctx, input) {
    const { ticketId, delegationId, messageKey } = input;
    const detail = await readTicket(ctx, ticketId);
    const drawing = drawingOf(ctx, detail);
    if (delegationId === undefined && messageKey === undefined) {
      const unused = unusedAnswers(detail);
      if (unused.length > 1) {
        mustBeHers(ctx, detail);
        return answersForm(ctx.t, drawing, unused);
      }
      if (unused.length === 0) return { say: { key: 'say.used-already' } };
      return shape(ctx, detail, unused);
    }
    const delegation = findDelegation(detail, input);
    if (delegation)
      return delegation.state === 'used' ? { say: { key: 'say.used-already' } } : shape(ctx, detail, [delegation]);
    const text = (input.words ?? '').trim();
    if (input.by === undefined || text === '') throw new RecadoError('delegation.no-card');
    const writer = await ctx.directory.personId(ctx.actor.surface, input.by);
    await ctx.directory.person(writer, ctx.actor.surface);
    const people = new Map([...detail.people, ...(await ctx.store.people.get([writer]))]);
    return openAnswer(ctx, {
      action: 'reply',
      ticketId,
      base: undefined,
      detail,
      words: { text, expert: person({ ...drawing, detail: { ...detail, people } }, writer) },
    });
  },
  async submit(ctx, { ticketId }, values) {
    const detail = await readTicket(ctx, ticketId);
    const wanted = listed(values['answers']);
    const chosen = unusedAnswers(detail).filter(({ id }) => wanted.includes(id));
    if (chosen.length === 0)
      return {
        kind: 'errors',
        errors: { answers: await ctx.explain.error(new RecadoError('delegation.none-chosen'), ctx.actor) },
      };
    return { kind: 'update', form: await shape(ctx, detail, chosen) };
  },
});

function drawingOf({ config, actor }: ActionContext, detail: TicketDetail): Drawing {
  return { detail, config, surface: actor.surface };
}

/** In the order in which they came. */
function shape(ctx: ActionContext, detail: TicketDetail, answers: readonly Delegation[]): Promise<Form> {
  const text = answers
    .map(answerText)
    .filter((each) => each !== '')
    .join('\n\n');
  if (text === '') throw new RecadoError('delegation.not-answered');
  const drawing = drawingOf(ctx, detail);
  const expert = joined(
    ctx.t,
    answers.map((each) => expertName(drawing, each, ctx.t)),
  );
  return openAnswer(ctx, {
    action: 'reply',
    ticketId: detail.ticket.id,
    base: undefined,
    detail,
    words: { text, expert },
    answerOf: answers.map(({ id }) => id).join(' '),
  });
}

/** The one that the button names, or the one that the message answered. */
function findDelegation(
  { delegations }: TicketDetail,
  { delegationId, messageKey }: { delegationId?: string | undefined; messageKey?: string | undefined },
): Delegation | undefined {
  if (delegationId !== undefined) {
    const named = delegations.find(({ id }) => id === delegationId);
    if (!named) throw new RecadoError('delegation.not-found');
    return named;
  }
  return messageKey === undefined
    ? undefined
    : delegations.find(({ answers }) => answers.some((each) => each.messageKey === messageKey));
}
