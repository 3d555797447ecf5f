import { tightest } from '#core/ports/network.ts';
import type { Inline } from '#core/card.ts';
import { waitsForAccess } from '#core/ticket/delivery.ts';
import type { Draft, Finding } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import { given, type Form, type FormValues } from '#core/form.ts';
import { partAt } from '#core/visible-text.ts';
import { isBarred, statusOf } from '#core/ticket/status.ts';
import type { ActionContext } from '../../context.ts';
import { answerForm, TEXT_MAX, type AnswerForm } from '../../forms/answer.ts';
import { attachmentFields } from '../../forms/attachments.ts';
import { openingFor, plainFirstName } from '../../forms/opening.ts';
import { ideasBelow } from '../../forms/ideas.ts';
import { statementBlocks } from '../../crisis/statement.ts';
import { ideasFor } from '../../knowledge/ideas.ts';
import { protocolBlocks, stepsDone } from '../../forms/protocol.ts';
import { floodBaseOf } from '../../floods/base-of.ts';
import { protocolOf } from './protocol-of.ts';
import { soFar } from '../../cards/so-far.ts';
import { answerUntil, privateReply } from '../../network/answer-windows.ts';
import { chosenTemplate, knownValues, lateTemplates, templateId } from '../../network/late-templates.ts';
import { approvalAhead } from './approval-ahead.ts';
import { attachmentRules } from './attachments.ts';
import { mustBeHers } from './speakers.ts';
import { canGoPrivate } from './more.ts';
import { around, valuesIn } from './answer-words.ts';
import { findingsShown, type Judged, markOf } from './judgement.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { plainButton } from '../../cards/buttons.ts';
import { customerName } from '../../cards/people.ts';
import { present } from '#core/present.ts';

/** An article in one language. */
interface ArticleRef {
  id: string;
  lang: string;
}

/** The button that she wrote from. */
export type AnswerKind = AnswerForm['action'];

interface Opening {
  action: AnswerKind;
  ticketId: string;
  /** The version to start from; reply starts from none. */
  base: Draft | undefined;
  detail: TicketDetail;
  /** The customer wrote or edited while she typed: said above her text. */
  isNews?: boolean;
  /** Somebody's words to start from, in place of an empty box. */
  words?: { text: string; expert: Inline[] };
  /** The delegations they answer, as `answerIds` reads them. */
  answerOf?: string | undefined;
  /** The article whose words these are. */
  article?: ArticleRef | undefined;
  /** It lies on another form, which closes with it. */
  isStacked?: boolean;
  /** What she sent in, which comes back with what the check says of it. */
  judged?: Judged;
  /** What she sent in, which comes back with the words of another template. */
  typed?: FormValues;
}

/** The network and the customer as texts name them. */
export function namesIn({ t }: ActionContext, { ticket, author }: TicketDetail): { network: string; author: string } {
  return { network: t.network(ticket.network), author: customerName(t, author) };
}

/** The form that reply, edit and change share. @throws RecadoError where nothing can be written now */
export async function openAnswer(
  ctx: ActionContext,
  {
    action,
    ticketId,
    base,
    detail,
    isNews = false,
    words,
    answerOf,
    article,
    isStacked = false,
    judged,
    typed: sentIn,
  }: Opening,
): Promise<Form> {
  const { ticket, lastInbound, author } = detail;
  if (action !== 'change') mustBeHers(ctx, detail);
  if (ticket.state === 'closed') throw new RecadoError('ticket.closed');
  if (lastInbound.kind === 'post' && ctx.t.answersOnlyIfAddressed(ticket.network))
    throw new RecadoError('heard.not-addressed', { params: { network: ctx.t.network(ticket.network) } });
  if (lastInbound.state === 'deleted')
    throw new RecadoError('original.gone', { params: { author: customerName(ctx.t, author) } });
  if (detail.deliveries.some((each) => each.state === 'sending' || (each.state === 'queued' && !waitsForAccess(each))))
    throw new RecadoError('ticket.being-sent');

  const connection = ctx.networks.get(ticket.account);
  const caps = connection?.caps;
  const until = answerUntil(ctx, detail);
  const now = ctx.clock.now();
  const { network } = namesIn(ctx, detail);
  const templates = await lateTemplates(connection, detail, { until, now, ...namesIn(ctx, detail) });
  const inPrivate = privateReply(caps, detail, now);
  const mayChoosePrivacy = inPrivate?.kind === 'open';
  const unsent = await ctx.store.submissions.unsent(ticketId, ctx.actor.id, action);
  const kept =
    sentIn ?? judged?.values ?? (unsent && (!base || unsent.at > base.createdAt) ? unsent.values : undefined);
  const template = chosenTemplate(
    templates,
    kept?.['template'] ?? (base?.template ? templateId(base.template) : undefined),
  );
  const drawing = { detail, config: ctx.config, surface: ctx.actor.surface };
  const opening = openingFor(ctx.config, ticket, author, ctx.t);
  const attaching = attachmentRules(ctx, connection, {
    isPrivate: base?.private ?? lastInbound.private,
    wasPrivate: lastInbound.private,
  });
  // Greeting and signature stay; of words that are too many the rest is shown beside the box.
  const [begins, rest] = partAt(words?.text ?? '', TEXT_MAX - around(opening, '').length);
  const begun = words || base ? null : await floodBaseOf(ctx, detail);
  const text = words
    ? around(opening, begins.trimEnd())
    : (base?.text ?? (begun === null ? opening.text : around(opening, begun)));
  const typed = words ? undefined : kept?.['text'];
  return answerForm(ctx.t, {
    action,
    meta: present({
      ticketId,
      seen: seenIn(detail),
      draftId: base?.id,
      answerOf,
      ...(article && { article: article.id, lang: article.lang }),
      stacked: isStacked ? 'yes' : undefined,
      template: template ? templateId(template) : undefined,
      warned: judged?.how === 'warned' ? markOf(judged.findings) : undefined,
    }),
    isNews,
    author,
    message: lastInbound,
    soFar: soFar(ctx.t, drawing),
    // Where she comes from them, or has her text before her, they are not in the way again.
    ideas:
      action === 'reply' && !words && !judged
        ? ideasBelow(ctx.t, ticketId, { ...(await ideasFor(ctx, detail)), hasModel: ctx.model.isThere })
        : [],
    wentPrivate: ticket.marks?.wentPrivate !== undefined,
    text: typed ?? text,
    isRestored: judged === undefined && typed !== undefined && typed !== text,
    wordsOf: words?.expert,
    rest: rest === '' ? undefined : rest,
    handle: ctx.config.brands[ticket.brand]?.accounts[ticket.account]?.handle ?? ticket.account,
    isOwn: ctx.config.brands[ticket.brand]?.accounts[ticket.account]?.kind === 'employee',
    isPrivate:
      kept?.['private'] !== undefined && mayChoosePrivacy
        ? kept['private'] === 'private'
        : (base?.private ?? lastInbound.private),
    mayChoosePrivacy,
    until: mayChoosePrivacy ? inPrivate.until : until,
    mayBeFile: attaching?.rules.wordless ? true : undefined,
    template:
      templates && template
        ? {
            templates,
            chosen: template,
            values: { ...knownValues(template, plainFirstName(author.name)), ...(kept ?? valuesIn(base)) },
            other: { ticketId, as: action, draftId: base?.id, answerOf, stacked: isStacked ? 'yes' : undefined },
          }
        : undefined,
    size: tightest(caps?.measure(base ? '' : opening.text, { isPrivate: lastInbound.private, to: author.handle })),
    ...(action === 'change'
      ? { approval: ctx.t('form.change.note'), needsApproval: false }
      : await approvalAhead(ctx, detail)),
    statement:
      action !== 'change' && !words && !judged
        ? await statementBlocks(ctx, detail, { t: ctx.t, surface: ctx.actor.surface })
        : undefined,
    ...protocolIn(ctx, { action, detail, done: stepsDone(kept) }),
    // A template takes no file; what an earlier version carried is there to be taken out.
    attachments:
      attaching && (!template || base?.attachments.length)
        ? attachmentFields(ctx.t, {
            rules: attaching.rules,
            network,
            before: base?.attachments ?? [],
            inPublicAlone: mayChoosePrivacy && caps?.privateReplies === 'once',
            typedAlt: words ? undefined : kept?.['alt'],
            chosen: words || attaching.surface.keepsGiven ? [] : given(kept?.['files']).map(({ name }) => name),
          })
        : [],
    returnedReason: base?.returnedReason ?? null,
    ...findingsShown(ctx.t, drawing, { judged, base }),
    ...(judged && { judged: { how: judged.how, size: judged.size }, ...betterInPrivate(ctx, detail, judged.findings) }),
    reason: judged && mayOverride(judged) ? (judged.values['reason'] ?? '') : undefined,
    next: judged?.values['next'],
  });
}

/** An approver judges what was written; the steps were the writer's. */
function protocolIn(
  ctx: ActionContext,
  { action, detail, done }: { action: AnswerKind; detail: TicketDetail; done: readonly string[] },
): Pick<AnswerForm, 'protocol'> {
  const protocol = action === 'change' ? null : protocolOf(ctx, detail);
  return protocol ? { protocol: protocolBlocks(ctx.t, protocol, done) } : {};
}

/** What stops it is the manual's word alone; or she gave her reason already. */
function mayOverride({ how, findings, values }: NonNullable<Opening['judged']>): boolean {
  return how === 'stopped' ? !findings.some(({ final }) => final) : (values['reason'] ?? '').trim() !== '';
}

/** What is personal is better said where only the customer reads it. */
function betterInPrivate(ctx: ActionContext, detail: TicketDetail, findings: Finding[]): Pick<AnswerForm, 'offer'> {
  const { ticket } = detail;
  const may = !ticket.private && canGoPrivate(ctx, ticket) && !isBarred(statusOf(detail));
  return may && findings.some(({ check }) => check === 'personal-data')
    ? { offer: plainButton(ctx.t, 'go-private', { ticketId: ticket.id }) }
    : {};
}

/** Which message, in which version, she has before her. */
export function seenIn({ lastInbound }: TicketDetail): string {
  return `${lastInbound.id}.${lastInbound.version}`;
}
