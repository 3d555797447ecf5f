import { askedPeople, WORDS_MAX, type DelegateTo } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import type { FormReply, FormValues } from '#core/form.ts';
import { makeToken, tokenHash } from '../web/expert-answer/token.ts';
import { sendLink } from '../web/expert-answer/send-link.ts';
import type { ActionContext } from '../context.ts';
import { defineAction, type ActionResult } from '../define.ts';
import { wholeConversation } from '../cards/so-far.ts';
import { delegateForm } from '../forms/delegate.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

const GROUP = 'group:';
const NAMED_PERSON = 'id:';

/** Asks somebody who knows: a person, a group, or anybody by a link. */
export const delegate = defineAction({
  id: 'delegate',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    const { ticket, delegations } = detail;
    if (ticket.state === 'closed') throw new RecadoError('ticket.closed');
    const asked = delegations.flatMap((each) => (each.state === 'asked' ? askedPeople(each) : []));
    const people = peopleToAsk(ctx, ticket.area);
    return delegateForm(ctx.t, {
      ticketId,
      conversation: wholeConversation(ctx.t, { detail, config: ctx.config, surface: ctx.actor.surface }),
      people,
      groups: await groupsOf(ctx),
      sendsMail: ctx.mail.isConfigured,
      self: ctx.actor.userId,
      expert: await expertOf(ctx, ticket.area, asked),
    });
  },
  async submit(ctx, { ticketId }, values): Promise<FormReply & ActionResult> {
    const question = (values['question'] ?? '').trim();
    const note = (values['note'] ?? '').trim() || null;
    const long = Object.entries({ question, note }).flatMap(([field, text]) =>
      [...(text ?? '')].length > WORDS_MAX ? [[field, ctx.t('ask.long', { max: WORDS_MAX })]] : [],
    );
    if (long.length > 0) return { kind: 'errors', errors: Object.fromEntries(long) };
    if (question === '') return wrong(ctx, 'question', new RecadoError('delegation.no-question'));
    const chosen = await chooseWhom(ctx, values);
    if ('field' in chosen) return wrong(ctx, chosen.field, chosen.error);
    const { to } = chosen;
    const token = to.kind === 'link' ? makeToken() : null;
    const said = await moveTicket(ctx, ticketId, {
      move: 'delegate',
      to,
      question,
      note,
      language: ctx.t.voice,
      tokenHash: token === null ? null : tokenHash(token),
    });
    if (token === null || to.kind !== 'link') return { kind: 'close', ...said };
    return { kind: 'close', ...(await sendLink(ctx, { ticketId, token, address: to.address, question })) };
  },
});

/** More would be no list to choose from; anybody else is found by name. */
const NAMED = 20;

/** Whom the configuration names, experts of this area first; whoever asks is not asked herself. */
function peopleToAsk({ config, actor }: ActionContext, area: string | null): { id: string; label: string }[] {
  const knows = (id: string): boolean => area !== null && config.people[id]?.areas.includes(area) === true;
  return Object.entries(config.people)
    .filter(([id]) => id !== actor.id)
    .toSorted(([a], [b]) => Number(knows(b)) - Number(knows(a)))
    .slice(0, NAMED)
    .map(([id, { name, title }]) => ({ id, label: title === undefined ? name : `${name} · ${title}` }));
}

/** The first expert of this area whom no open question asks: she is chosen already, and may be changed. */
async function expertOf(
  { config, directory, actor, log }: ActionContext,
  area: string | null,
  asked: readonly string[],
): Promise<string | undefined> {
  if (area === null) return undefined;
  const expert = Object.keys(config.people).find(
    (id) => id !== actor.id && !asked.includes(id) && config.people[id]?.areas.includes(area),
  );
  if (expert === undefined) return undefined;
  try {
    const row = await directory.person(expert, actor.surface);
    return row?.surface === actor.surface ? expert : undefined;
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

/** How the first list calls whoever is found by name further down. */
const someoneElse = (ctx: ActionContext): string =>
  ctx.t(peopleToAsk(ctx, null).length > 0 ? 'form.delegate.to.other' : 'form.delegate.to.person');
const filled = (value: string | undefined): boolean => (value ?? '').trim() !== '';

type Chosen = { to: DelegateTo } | { field: string; error: RecadoError };

async function chooseWhom(ctx: ActionContext, values: FormValues): Promise<Chosen> {
  const { directory, actor } = ctx;
  const to = values['to'] ?? 'person';
  // Whom she chose further down is never passed over without a word: only she knows which of the two she meant.
  if (to !== 'person' && filled(values['person']))
    return {
      field: 'person',
      error: new RecadoError('delegation.person-beside', { params: { option: someoneElse(ctx) } }),
    };
  if (to !== 'link' && filled(values['address']))
    return { field: 'address', error: new RecadoError('delegation.address-beside') };
  if (to === 'link') {
    const address = (values['address'] ?? '').trim();
    if (address !== '' && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(address))
      return { field: 'address', error: new RecadoError('delegation.bad-address') };
    return { to: { kind: 'link', name: '', address: address === '' ? null : address } };
  }
  if (to.startsWith(GROUP)) {
    const group = to.slice(GROUP.length);
    const members = (await directory.groupMembers(group, actor.surface)).filter((id) => id !== actor.id);
    if (members.length === 0)
      return { field: 'to', error: new RecadoError('delegation.empty-group', { params: { group } }) };
    // Whoever was never seen is looked up, so that she has a name.
    await Promise.all(members.map((id) => directory.person(id, actor.surface)));
    return { to: { kind: 'group', group, members } };
  }
  if (to.startsWith(NAMED_PERSON)) return chooseNamed(ctx, to.slice(NAMED_PERSON.length));
  const userId = values['person'];
  if (userId === undefined || userId === '') return { field: 'person', error: new RecadoError('delegation.no-person') };
  const user = await ctx.surfaces.get(actor.surface)?.user(userId);
  if (user?.standing !== 'member') return { field: 'person', error: new RecadoError('delegation.not-member') };
  const person = await directory.personId(actor.surface, userId);
  if (person === actor.id) return { field: 'person', error: new RecadoError('delegation.yourself') };
  await directory.person(person, actor.surface);
  return { to: { kind: 'person', person } };
}

async function chooseNamed({ directory, surfaces, actor }: ActionContext, id: string): Promise<Chosen> {
  if (id === actor.id) return { field: 'to', error: new RecadoError('delegation.yourself') };
  const row = await directory.person(id, actor.surface);
  const user = row?.surface === actor.surface ? await surfaces.get(actor.surface)?.user(row.userId) : undefined;
  if (user?.standing !== 'member') return { field: 'to', error: new RecadoError('delegation.not-member') };
  return { to: { kind: 'person', person: id } };
}

async function wrong(ctx: ActionContext, field: string, error: RecadoError): Promise<FormReply & ActionResult> {
  return { kind: 'errors', errors: { [field]: await ctx.explain.error(error, ctx.actor) } };
}
