import type { ClauseCheck } from '#core/config/clause.ts';
import type { Brand } from '#core/config/config.ts';
import { draftLanguage } from '#core/persona/draft-language.ts';
import { countryOf } from '#core/persona/locale.ts';
import { checkDraft } from '#core/persona/persona.ts';
import type { AnswerTemplate, Measured } from '#core/ports/network.ts';
import type { Finding } from '#core/ticket/draft.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { statementFor } from '../../crisis/statement.ts';
import { floodBaseOf } from '../../floods/base-of.ts';
import { protocolOf } from './protocol-of.ts';
import type { ActionContext } from '../../context.ts';

/** Answers given lately that a draft is compared with. */
const COMPARED = 60;

export interface ToBeChecked {
  text: string;
  /** Without greeting and signature: set words say nothing of the language. */
  body: string;
  isPrivate: boolean;
  measured: readonly Measured[];
  /** The network's approved words, of which only the values of its variables are ours to write; left out where we write all of it. */
  approved?: AnswerTemplate | undefined;
}

/** What is asked of words that one writes oneself. */
const OF_OWN_WORDS: ReadonlySet<ClauseCheck> = new Set([
  'greeting',
  'signature',
  'questions',
  'own-words',
  'empathy',
  'next-step',
  'copied',
]);
/** Of a template too: which one goes out is chosen. */
const OF_THE_CHOICE: ReadonlySet<ClauseCheck> = new Set(['language', 'length']);

/** What the brand's manual says of an answer to a ticket. */
export async function checkAnswer(
  ctx: ActionContext,
  detail: TicketDetail,
  { text, body, isPrivate, measured, approved }: ToBeChecked,
): Promise<Finding[]> {
  const { ticket, lastInbound } = detail;
  const brand = ctx.config.brands[ticket.brand];
  if (!brand) return [];
  const customer = lastInbound.language ?? ticket.language;
  const input = {
    draft: { text },
    persona: await personaNow(ctx, brand, detail),
    asked: lastInbound.text,
    customerLanguage: customer,
    draftLanguage: draftLanguage(ctx.text, body, { languages: brand.languages, customer }),
    country: countryOf(ctx.config, ticket),
    network: ticket.network,
    kind: lastInbound.kind,
    accountKind: brand.accounts[ticket.account]?.kind ?? 'official',
    sentiment: ticket.sentiment,
    recent: await notToCopy(ctx, brand, detail),
    measured,
    personalData: ctx.text.personalData(text),
    private: isPrivate,
  };
  const findings = checkDraft(input);
  if (!approved) return findings;
  const fixed = approved.variables.reduce((words, each) => words.replaceAll(`{{${each}}}`, ''), approved.text);
  const standing = new Set(
    checkDraft({ ...input, draft: { text: fixed }, personalData: ctx.text.personalData(fixed) }).map(sameAs),
  );
  return findings.filter(
    (found) => OF_THE_CHOICE.has(found.check) || !(OF_OWN_WORDS.has(found.check) || standing.has(sameAs(found))),
  );
}

/** The same remark about the same words, wherever they stand. */
function sameAs({ clause, check, say, excerpt, params }: Finding): string {
  return JSON.stringify([clause, check, say, excerpt, params]);
}

/** A pinned statement is meant to be repeated: it counts as one of the brand's own phrases, not as a copy. */
async function personaNow(ctx: ActionContext, { persona }: Brand, detail: TicketDetail): Promise<Brand['persona']> {
  const pinned = await statementFor(ctx, detail);
  const said = pinned?.hold.texts[pinned.language];
  if (!pinned || said === undefined) return persona;
  const { phrases } = persona;
  return { ...persona, phrases: { ...phrases, holding: { ...phrases.holding, [pinned.language]: said } } };
}

/** What was said to others, and the ready words of its protocol: where the manual forbids copies they are a help and no script. */
async function notToCopy(ctx: ActionContext, brand: Brand, detail: TicketDetail): Promise<string[]> {
  const given = await answersGiven(ctx, brand, detail.ticket.id);
  const base = await floodBaseOf(ctx, detail);
  return [...(protocolOf(ctx, detail)?.phrases ?? []), ...(base === null ? [] : [base]), ...given];
}

/** Only a manual that forbids copies has them read. */
export async function answersGiven(
  { store }: ActionContext,
  { accounts, persona }: Brand,
  ticketId?: string,
): Promise<string[]> {
  if (!persona.clauses.some(({ check }) => check === 'copied')) return [];
  return await store.drafts.answersGiven({
    accounts: Object.keys(accounts),
    limit: COMPARED,
    exceptTicket: ticketId,
  });
}
