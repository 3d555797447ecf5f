import { tightest } from '#core/ports/network.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import { stopsAnswer, type Finding } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import type { FormReply, FormValues } from '#core/form.ts';
import { missingSteps } from '#core/protocols/protocol.ts';
import { approvalRule } from '../../people/approvers.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { bodyOf, openingFor } from '../../forms/opening.ts';
import { countArticle } from '../../knowledge/count.ts';
import { stepField, stepsDone } from '../../forms/protocol.ts';
import { protocolOf } from './protocol-of.ts';
import { answerUntil, privateReply } from '../../network/answer-windows.ts';
import { chosenTemplate, filledTemplate, lateTemplates, templateId, valueField } from '../../network/late-templates.ts';
import { mayActHere } from '../../people/linked-private.ts';
import { attachmentRules, hasFiles, isFileAlone, takeAttachments, tooLongBeside } from './attachments.ts';
import { withReason } from './answer-words.ts';
import { moveTicket, readTicket } from './move.ts';
import { markOf } from './judgement.ts';
import { checkAnswer } from './persona-check.ts';
import { askOrSend } from './send.ts';
import { withoutEndings } from './without-endings.ts';
import { namesIn, openAnswer, seenIn, type AnswerKind } from './open-answer.ts';

type Written = Extract<Move, { move: 'write' }>['draft'];

export interface Sent {
  action: AnswerKind;
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
    ...namesIn(ctx, detail),
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
    throw new RecadoError(inPrivate.kind === 'used' ? 'private.once' : 'window.closed', {
      params: namesIn(ctx, detail),
    });

  const measured = connection.caps.measure(text, { isPrivate, to: detail.author.handle });
  const findings = isAlone
    ? []
    : withReason(
        await checkAnswer(ctx, detail, { text, body, isPrivate, measured, approved: chosen }),
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
    return { kind: 'errors', errors: { files: ctx.t('form.files.wordless', namesIn(ctx, detail)) } };
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
      : { move: 'write', draft, submit: isJudged, answerOf };
  const reply: FormReply & ActionResult = goesOut
    ? await sendAtOnce(ctx, ticketId, move)
    : {
        kind: 'close',
        // It may have been opened from the draft's own form, or from the articles that lie on another.
        all: action === 'change' || article || isStacked ? true : undefined,
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
