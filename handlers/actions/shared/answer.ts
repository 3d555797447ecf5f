import { tightest } from '#core/ports/network.ts';
import type { Inline } from '#core/card.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import { waitsForAccess } from '#core/ticket/delivery.ts';
import { stopsAnswer, type Draft, type Finding } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import { given, type Form, type FormReply, type FormValues } from '#core/form.ts';
import { missingSteps } from '#core/protocols/protocol.ts';
import { partAt } from '#core/visible-text.ts';
import { isBarred, statusOf } from '#core/ticket/status.ts';
import { approvalRule } from '../../people/approvers.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { answerForm, TEXT_MAX, type AnswerForm } from '../../forms/answer.ts';
import { attachmentFields } from '../../forms/attachments.ts';
import { bodyOf, openingFor } from '../../forms/opening.ts';
import { ideasBelow } from '../../forms/ideas.ts';
import { statementBlocks } from '../../crisis/statement.ts';
import { countArticle } from '../../knowledge/count.ts';
import { ideasFor } from '../../knowledge/ideas.ts';
import { protocolBlocks, stepField, stepsDone } from '../../forms/protocol.ts';
import { floodBaseOf } from '../../floods/base-of.ts';
import { protocolOf } from './protocol-of.ts';
import { soFar } from '../../cards/so-far.ts';
import { answerUntil, privateReply } from '../../network/answer-windows.ts';
import { chosenTemplate, filledTemplate, lateTemplates, templateId, valueField } from '../../network/late-templates.ts';
import { mayActHere } from '../../people/linked-private.ts';
import { approvalAhead } from './approval-ahead.ts';
import { attachmentRules, hasFiles, isFileAlone, takeAttachments, tooLongBeside } from './attachments.ts';
import { mustBeHers } from './speakers.ts';
import { canGoPrivate } from './more.ts';
import { around, valuesIn, withReason } from './answer-words.ts';
import { moveTicket, readTicket } from './move.ts';
import { findingsShown, type Judged, markOf } from './judgement.ts';
import { checkAnswer } from './persona-check.ts';
import { askOrSend } from './send.ts';
import { withoutEndings } from './without-endings.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { plainButton } from '../../cards/buttons.ts';

/** An article in one language. */
interface ArticleRef {
  id: string;
  lang: string;
}

type Kind = AnswerForm['action'];
type Written = Extract<Move, { move: 'write' }>['draft'];

interface Opening {
  action: Kind;
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

export interface Sent {
  action: Kind;
  ticketId: string;
  draftId?: string | undefined;
  /** Which message, in which version, she had before her. */
  seen?: string | undefined;
  /** The delegations whose answers it was made from. */
  answerOf?: string | undefined;
  /** The article whose words it began with. */
  article?: string | undefined;
  lang?: string | undefined;
  /** It lies on another form. */
  stacked?: string | undefined;
  /** The template whose words she had before her. */
  template?: string | undefined;
  /** What she was warned of before it goes out, and left as it is. */
  warned?: string | undefined;
}

function named({ t }: ActionContext, { ticket, author }: TicketDetail): { network: string; author: string } {
  return { network: t.network(ticket.network), author: author.name };
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
  if (lastInbound.state === 'deleted') throw new RecadoError('original.gone', { params: { author: author.name } });
  if (detail.deliveries.some((each) => each.state === 'sending' || (each.state === 'queued' && !waitsForAccess(each))))
    throw new RecadoError('ticket.being-sent');

  const connection = ctx.networks.get(ticket.account);
  const caps = connection?.caps;
  const until = answerUntil(ctx, detail);
  const now = ctx.clock.now();
  const { network } = named(ctx, detail);
  const templates = await lateTemplates(connection, detail, { until, now, network });
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
    meta: {
      ticketId,
      seen: seenIn(detail),
      ...(base && { draftId: base.id }),
      ...(answerOf !== undefined && { answerOf }),
      ...(article && { article: article.id, lang: article.lang }),
      ...(isStacked && { stacked: 'yes' }),
      ...(template && { template: templateId(template) }),
      ...(judged?.how === 'warned' && { warned: markOf(judged.findings) }),
    },
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
    ...(words && { wordsOf: words.expert }),
    ...(rest !== '' && { rest }),
    handle: ctx.config.brands[ticket.brand]?.accounts[ticket.account]?.handle ?? ticket.account,
    isOwn: ctx.config.brands[ticket.brand]?.accounts[ticket.account]?.kind === 'employee',
    isPrivate:
      kept?.['private'] !== undefined && mayChoosePrivacy
        ? kept['private'] === 'private'
        : (base?.private ?? lastInbound.private),
    mayChoosePrivacy,
    until: mayChoosePrivacy ? inPrivate.until : until,
    ...(attaching?.rules.wordless && { mayBeFile: true }),
    ...(templates && template && { template: { templates, chosen: template, values: kept ?? valuesIn(base) } }),
    size: tightest(caps?.measure(base ? '' : opening.text, { isPrivate: lastInbound.private, to: author.handle })),
    ...(action === 'change'
      ? { approval: ctx.t('form.change.note'), needsApproval: false }
      : await approvalAhead(ctx, detail)),
    ...(action !== 'change' &&
      !words &&
      !judged && { statement: await statementBlocks(ctx, detail, { t: ctx.t, surface: ctx.actor.surface }) }),
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
    ...(judged && mayOverride(judged) && { reason: judged.values['reason'] ?? '' }),
    ...(judged?.values['next'] !== undefined && { next: judged.values['next'] }),
  });
}

/** An approver judges what was written; the steps were the writer's. */
function protocolIn(
  ctx: ActionContext,
  { action, detail, done }: { action: Kind; detail: TicketDetail; done: readonly string[] },
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

function seenIn({ lastInbound }: TicketDetail): string {
  return `${lastInbound.id}.${lastInbound.version}`;
}

/** Takes the form's values: checked here, so that what stops it is said beside the text, and decided by the store. */
export async function takeAnswer(
  ctx: ActionContext,
  { action, ticketId, draftId, seen, answerOf, article: articleId, lang = '', stacked, template, warned }: Sent,
  values: FormValues,
): Promise<FormReply & ActionResult> {
  const detail = ctx.admitted ?? (await readTicket(ctx, ticketId));
  const article = articleId === undefined ? undefined : { id: articleId, lang };
  const isStacked = stacked !== undefined;
  const base = draftId === undefined ? undefined : detail.drafts.find(({ id }) => id === draftId);
  const connection = ctx.networks.get(detail.ticket.account);
  const templates = await lateTemplates(connection, detail, {
    until: answerUntil(ctx, detail),
    now: ctx.clock.now(),
    network: named(ctx, detail).network,
  });
  const chosen = chosenTemplate(templates, values['template']);
  // She sees the words of the one that she chose before they go anywhere.
  if (chosen && templateId(chosen) !== template)
    return {
      kind: 'update',
      form: await openAnswer(ctx, { action, ticketId, base, detail, answerOf, article, isStacked, typed: values }),
    };
  const filled = chosen && filledTemplate(chosen, values);
  if (filled && filled.missing.length > 0)
    return {
      kind: 'errors',
      errors: Object.fromEntries(filled.missing.map((each) => [valueField(each), ctx.t('form.template.missing')])),
    };
  const written = filled?.text ?? withoutEndings(values['text'] ?? '');
  const body = bodyOf(written, openingFor(ctx.config, detail.ticket, detail.author, ctx.t));
  const { ticket, lastInbound } = detail;
  const may = attachmentRules(ctx, connection, {
    isPrivate: base?.private ?? lastInbound.private,
    wasPrivate: lastInbound.private,
  });
  const isAlone = body === '' && may !== undefined && isFileAlone(may, values);
  if (body === '' && !isAlone) throw new RecadoError('draft.empty');
  const text = isAlone ? '' : written;
  const newest = detail.drafts.at(-1);
  if (action === 'edit' && base && newest && newest.version > base.version)
    throw new RecadoError('draft.old-version', { params: { version: newest.version } });
  // What she wrote answers a message that is no longer the last word; she reads the new one with her text still there.
  if (action !== 'change' && seen !== undefined && seen !== seenIn(detail))
    return {
      kind: 'update',
      form: await openAnswer(ctx, { action, ticketId, base, detail, isNews: true, answerOf, article, isStacked }),
    };
  const isJudged = values['next'] !== 'keep';
  const protocol = action === 'change' ? null : protocolOf(ctx, detail);
  const missing = protocol && isJudged ? missingSteps(protocol, stepsDone(values)) : [];
  if (missing.length > 0)
    return {
      kind: 'errors',
      errors: Object.fromEntries(
        missing.map(({ place, text: step }) => [stepField(place), ctx.t('form.protocol.missing', { step })]),
      ),
    };
  if (!connection)
    throw new RecadoError('network.not-authorised', { params: { network: ticket.network, account: ticket.account } });
  const inPrivate = privateReply(connection.caps, detail, ctx.clock.now());
  const isPrivate =
    inPrivate && values['private'] !== undefined
      ? values['private'] === 'private'
      : (base?.private ?? lastInbound.private);
  if (isPrivate && inPrivate && inPrivate.kind !== 'open')
    throw new RecadoError(inPrivate.kind === 'used' ? 'private.once' : 'window.closed', { params: named(ctx, detail) });

  const measured = connection.caps.measure(text, { isPrivate, to: detail.author.handle });
  const findings = isAlone
    ? []
    : withReason(
        await checkAnswer(ctx, detail, { text, body, isPrivate, measured, isTemplate: filled !== undefined }),
        ctx.actor.id,
        values['reason'],
      );
  const stops = findings.filter(stopsAnswer);
  const comesBack = async (how: 'stopped' | 'warned', found: Finding[]): Promise<FormReply> => ({
    kind: 'update',
    form: await openAnswer(ctx, {
      action,
      ticketId,
      base,
      detail,
      answerOf,
      article,
      isStacked,
      judged: { how, findings: found, size: tightest(measured), values },
    }),
  });
  if (isJudged && stops.length > 0) return comesBack('stopped', findings);
  const approval = action === 'change' && base ? base.approval : await approvalRule(ctx, detail);
  const goesOut = values['next'] === 'send' && action !== 'change' && approval.rule === 0;
  if (goesOut) {
    await mayActHere(ctx, ctx.actor, { ticket, right: 'send' });
    // Nobody else reads it before it goes out, so she reads what the manual says.
    if (findings.length > 0 && warned !== markOf(findings)) return comesBack('warned', findings);
  }

  const attaching = attachmentRules(ctx, connection, { isPrivate, wasPrivate: lastInbound.private });
  if (may && !attaching && hasFiles(values))
    return { kind: 'errors', errors: { files: ctx.t('form.files.not-private') } };
  const taken = await takeAttachments(ctx, {
    attaching,
    before: may && !attaching ? [] : (base?.attachments ?? []),
    values,
    network: ticket.network,
  });
  if ('errors' in taken) return { kind: 'errors', errors: taken.errors };
  const carried = taken.attachments.length;
  if (isAlone && carried === 0) throw new RecadoError('draft.empty');
  if (carried > 0 && !isAlone && may?.rules.wordless)
    return { kind: 'errors', errors: { files: ctx.t('form.files.wordless', named(ctx, detail)) } };
  if (carried > 0 && filled) return { kind: 'errors', errors: { files: ctx.t('form.files.template') } };
  const tooLong = tooLongBeside(ctx.t, connection.caps, text, { isPrivate, to: detail.author.handle, files: carried });
  if (tooLong !== undefined) return { kind: 'errors', errors: { files: tooLong } };
  const draft: Written = {
    text,
    template: filled?.use ?? null,
    attachments: taken.attachments,
    account: ticket.account,
    private: isPrivate,
    target: lastInbound.currentId,
    at: base?.at ?? null,
    findings,
    approval,
    basedOn: base?.id ?? answerOf ?? null,
  };
  const move: Move =
    action === 'change'
      ? { move: 'change-and-approve', draft, undoSeconds: ctx.config.undoSeconds }
      : { move: 'write', draft, submit: isJudged, ...(answerOf !== undefined && { answerOf }) };
  const reply: FormReply & ActionResult = goesOut
    ? await sendAtOnce(ctx, ticketId, move)
    : {
        kind: 'close',
        // It may have been opened from the draft's own form, or from the articles that lie on another.
        ...((action === 'change' || article || isStacked) && { all: true }),
        ...(await moveTicket(ctx, ticketId, move)),
      };
  if (article) await countArticle(ctx, { ...article, messageId: lastInbound.id, body });
  return reply;
}

/** Written and sent in one step, as two: should the second be refused, the version stands ready, and she is told why. */
async function sendAtOnce(ctx: ActionContext, ticketId: string, move: Move): Promise<FormReply & ActionResult> {
  const said = await moveTicket(ctx, ticketId, move);
  const draft = (await readTicket(ctx, ticketId)).drafts.at(-1);
  if (draft?.approvedHash == null || draft.state !== 'approved' || draft.author !== ctx.actor.id)
    return { kind: 'close', all: true, ...said };
  const { submissionId: _once, ...rest } = ctx;
  const seen = { ticketId, draftId: draft.id, hash: draft.approvedHash };
  const sent = await askOrSend(rest, 'send', seen, {
    move: 'send',
    draftId: draft.id,
    hash: draft.approvedHash,
    confirmed: false,
  });
  return 'blocks' in sent ? { kind: 'update', form: sent } : { kind: 'close', all: true, ...sent };
}
