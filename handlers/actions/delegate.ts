import { askedPeople, WORDS_MAX, type DelegateTo } from '#core/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import type { FormReply, FormValues } from '#core/form.ts';
import { makeToken, tokenHash } from '../ask/token.ts';
import { sendLink } from '../ask/send-link.ts';
import { defineAction, type ActionContext, type Said } from '../context.ts';
import { delegateForm } from '../forms/delegate.ts';
import { TicketInput } from './shared/inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

const GROUP = 'group:';

/** Asks somebody who knows: a person, a group, or anybody by a link. */
export const delegate = defineAction({
  id: 'delegate',
  right: 'answer',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { ticket, lastInbound, delegations } = await readTicket(ctx, ticketId);
    if (ticket.state === 'closed') throw new RecadoError('ticket.closed');
    const asked = delegations.flatMap((each) => (each.state === 'asked' ? askedPeople(each) : []));
    return delegateForm(ctx.t, { ticketId, message: lastInbound, groups: await groupsOf(ctx), sendsMail: ctx.mail !== undefined, expert: await expertOf(ctx, ticket.area, asked) });
  },
  async submit(ctx, { ticketId }, values): Promise<FormReply & Said> {
    const question = (values['question'] ?? '').trim();
    const note = (values['note'] ?? '').trim() || null;
    const long = Object.entries({ question, note }).flatMap(([field, text]) => ([...(text ?? '')].length > WORDS_MAX ? [[field, ctx.t('ask.long', { max: WORDS_MAX })]] : []));
    if (long.length > 0) return { kind: 'errors', errors: Object.fromEntries(long) };
    if (question === '') return wrong(ctx, 'question', new RecadoError('delegation.no-question'));
    const chosen = await chooseWhom(ctx, values);
    if ('field' in chosen) return wrong(ctx, chosen.field, chosen.error);
    const { to } = chosen;
    const token = to.kind === 'link' ? makeToken() : null;
    const said = await moveTicket(ctx, ticketId, { move: 'delegate', to, question, note, language: ctx.t.language, tokenHash: token === null ? null : tokenHash(token) });
    if (token === null || to.kind !== 'link') return { kind: 'close', ...said };
    return { kind: 'close', ...(await sendLink(ctx, { ticketId, token, address: to.address, question })) };
  },
});

/** Chat id of the first expert of this area whom no open question asks: she is chosen already, and may be changed. */
async function expertOf({ config, directory, actor, log }: ActionContext, area: string | null, asked: readonly string[]): Promise<string | undefined> {
  if (area === null) return undefined;
  const expert = Object.keys(config.people).find((id) => id !== actor.id && !asked.includes(id) && config.people[id]?.areas.includes(area));
  if (expert === undefined) return undefined;
  try {
    const row = await directory.person(expert, actor.surface);
    return row?.surface === actor.surface ? row.userId : undefined;
  } catch (err) {
    if (!(err instanceof RecadoError)) throw err;
    log.info({ personId: expert, err }, 'an expert could not be looked up');
    return undefined;
  }
}

async function groupsOf({ config, surfaces, actor }: ActionContext): Promise<string[]> {
  const there = (await surfaces.get(actor.surface)?.groups?.()) ?? [];
  return [...new Set([...there, ...Object.keys(config.groups)])].toSorted();
}

type Chosen = { to: DelegateTo } | { field: string; error: RecadoError };

async function chooseWhom(ctx: ActionContext, values: FormValues): Promise<Chosen> {
  const { directory, actor } = ctx;
  const to = values['to'] ?? 'person';
  if (to === 'link') {
    const address = (values['address'] ?? '').trim();
    if (address !== '' && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(address)) return { field: 'address', error: new RecadoError('delegation.bad-address') };
    return { to: { kind: 'link', name: '', address: address === '' ? null : address } };
  }
  if (to.startsWith(GROUP)) {
    const group = to.slice(GROUP.length);
    const members = (await directory.groupMembers(group, actor.surface)).filter((id) => id !== actor.id);
    if (members.length === 0) return { field: 'to', error: new RecadoError('delegation.empty-group', { params: { group } }) };
    // Whoever was never seen is looked up, so that she has a name.
    await Promise.all(members.map((id) => directory.person(id, actor.surface)));
    return { to: { kind: 'group', group, members } };
  }
  const userId = values['person'];
  if (userId === undefined || userId === '') return { field: 'person', error: new RecadoError('delegation.no-person') };
  const user = await ctx.surfaces.get(actor.surface)?.user(userId);
  if (user?.standing !== 'member') return { field: 'person', error: new RecadoError('delegation.not-member') };
  const person = await directory.personId(actor.surface, userId);
  if (person === actor.id) return { field: 'person', error: new RecadoError('delegation.yourself') };
  await directory.person(person, actor.surface);
  return { to: { kind: 'person', person } };
}

async function wrong(ctx: ActionContext, field: string, error: RecadoError): Promise<FormReply & Said> {
  return { kind: 'errors', errors: { [field]: await ctx.explain.error(error, ctx.actor) } };
}
