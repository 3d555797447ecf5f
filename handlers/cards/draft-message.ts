import type { Button, Card, CardBlock, Inline } from '#core/card.ts';
import type { Delivery } from '#core/ticket/delivery.ts';
import { CRISIS_RULE, type Draft, type Finding } from '#core/ticket/draft.ts';
import type { Translate } from '#core/texts/index.ts';
import { draftButtonsFor } from '#core/standing-buttons.ts';
import { statusOf } from '#core/ticket/status.ts';
import { button, styled } from './buttons.ts';
import { answersOf, creditLine } from './delegation.ts';
import { joined } from './format.ts';
import { accountName, customerName, type Drawing, person } from './people.ts';
import { adviceFor, clauseLine, stopLine } from './findings.ts';
import { dotted, foreign, ours, sentence, plain } from './sentence.ts';
import { draftWords } from './draft-words.ts';

export interface DraftLook {
  t: Translate;
  /** As the network counts; absent where the account is not connected. */
  measured?: { length: number; max: number };
  /** Whose attention the first posting asks for. */
  mention: string[];
}

/** A version in the thread: the text exactly as it will be published, what the check says, and the buttons of its state. */
export function draftMessage(drawing: Drawing, draft: Draft, look: DraftLook): Card {
  const { t, measured } = look;
  const account = accountName(drawing.config, draft.account, t);
  const count = measured ? sentence(t, 'draft.count', measured) : null;
  const blocks: CardBlock[] = [
    {
      kind: 'title',
      inlines: sentence(t, 'draft.title', { version: draft.version, author: person(drawing, draft.author) }),
    },
    { kind: 'answer', text: draftWords(draft) },
    {
      kind: 'context',
      inlines: dotted(sentence(t, draft.private ? 'draft.speaks.private' : 'draft.speaks.public', { account }), count),
    },
    ...credit(drawing, draft, t),
    ...attachmentLines(draft, t),
    ...findingLines(drawing, draft, look),
    ...stateLines(drawing, draft, look),
  ];
  const buttons = draftButtons(drawing, draft, t);
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  const author = drawing.detail.people.get(draft.author)?.name ?? draft.author;
  return { blocks, fallback: `${t('draft.title', { version: draft.version, author })}: ${draftWords(draft)}` };
}

/** The experts whose answers it was made from, or the version that it began as. */
function credit(drawing: Drawing, draft: Draft, t: Translate): CardBlock[] {
  const used = answersOf(drawing.detail, draft);
  return used.length > 0 ? [{ kind: 'context', inlines: creditLine(drawing, used, t) }] : [];
}

function attachmentLines(draft: Draft, t: Translate): CardBlock[] {
  const lines: CardBlock[] = [];
  if (draft.attachments.length > 0) {
    const names = foreign(draft.attachments.map((each) => each.name).join(', '));
    lines.push({
      kind: 'context',
      inlines: sentence(t, 'draft.attachments', { count: draft.attachments.length, names }),
    });
  }
  if (draft.at)
    lines.push({ kind: 'context', inlines: sentence(t, 'draft.at', { at: { kind: 'time', at: draft.at } }) });
  return lines;
}

function findingLines(drawing: Drawing, draft: Draft, { t }: DraftLook): CardBlock[] {
  if (draft.findings.length === 0) return [{ kind: 'context', inlines: sentence(t, 'draft.findings.none') }];
  return [
    ...findingsShown(drawing, draft.findings, t).map((inlines): CardBlock => ({ kind: 'line', inlines })),
    ...todo(draft, t).map((inlines): CardBlock => ({ kind: 'context', inlines })),
  ];
}

/** What to do about all of them, each thing once, in one line; nothing once it cannot be mended any more. */
export function todo(draft: Pick<Draft, 'findings' | 'state'>, t: Translate): Inline[][] {
  const open = draft.findings.filter(({ overridden }) => overridden === undefined);
  if (open.length === 0 || draft.state === 'approved' || draft.state === 'void') return [];
  const said = new Map(adviceGroups(open, t).map((advice) => [plain(advice), advice]));
  return [[...said.values()].flatMap((each, index) => (index === 0 ? each : [ours(' '), ...each]))];
}

/**
 * What was found in a version, a line for each clause, with who let it pass and why; what keeps it from going out says so. Of one
 * clause there are several lines only where some of it was let pass, or stops.
 */
export function findingsShown(drawing: Drawing, findings: readonly Finding[], t: Translate): Inline[][] {
  const alike = Map.groupBy(findings, ({ clause, severity, overridden }) =>
    JSON.stringify([clause, severity, overridden?.by, overridden?.reason]),
  );
  return [...alike.values()].flatMap((found) => {
    const [first] = found;
    return first === undefined ? [] : [marked(drawing, first, groupLine(drawing, found, t), t)];
  });
}

function marked(drawing: Drawing, { severity, overridden }: Finding, line: Inline[], t: Translate): Inline[] {
  if (overridden) {
    const { by, reason } = overridden;
    return sentence(t, 'draft.finding.overridden', { finding: line, by: person(drawing, by), reason: foreign(reason) });
  }
  return severity === 'stop' ? stopLine(t, line) : line;
}

/** Findings of one clause are one line: "3.1 No echamos la culpa: «Es culpa tuya», «haber leído»". */
export function findingGroups(drawing: Drawing, findings: readonly Finding[], t: Translate): Inline[][] {
  return [...byClause(findings).values()].map((found) => groupLine(drawing, found, t));
}

/** The clause as the manual words it now, and the words that it is about. */
function groupLine({ config, detail }: Drawing, found: readonly Finding[], t: Translate): Inline[] {
  const clause = found[0]?.clause ?? '';
  const persona = config.brands[detail.ticket.brand]?.persona;
  const title =
    persona?.clauses.find(({ number }) => number === clause)?.title ?? String(found[0]?.params['title'] ?? '');
  return clauseLine(t, found, title);
}

/** What to do about the findings of each clause, in the order of `findingGroups`. */
export function adviceGroups(findings: readonly Finding[], t: Translate): Inline[][] {
  return [...byClause(findings).values()].map((found) => adviceFor(t, found));
}

function byClause(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.clause, [...(groups.get(finding.clause) ?? []), finding]);
  return groups;
}

function stateLines(drawing: Drawing, draft: Draft, { t, mention }: DraftLook): CardBlock[] {
  const lines = [stateLine(drawing, draft, t, mention)];
  const delivery = drawing.detail.deliveries.findLast((each) => each.draftId === draft.id);
  if (draft.state === 'approved' && draft.undoUntil && (!delivery || delivery.state === 'queued')) {
    const drafter = drawing.detail.drafts.find((each) => each.id === draft.basedOn)?.author ?? draft.author;
    lines.push(
      sentence(t, 'draft.undo', {
        author: person(drawing, drafter, mention.includes(drafter)),
        until: { kind: 'time', at: draft.undoUntil, seconds: true },
      }),
    );
  }
  if (delivery?.state === 'sent' && delivery.sentAt) {
    const at = { kind: 'time' as const, at: delivery.sentAt };
    lines.push(
      dotted(
        delivery.markedBy == null
          ? sentence(t, 'draft.sent', { by: person(drawing, delivery.by), at })
          : sentence(t, 'draft.marked-sent', { by: person(drawing, delivery.markedBy), at }),
        receiptOf(delivery, t),
      ),
    );
  }
  return lines.map((inlines): CardBlock => ({ kind: 'line', inlines }));
}

/** How far an answer came, as the network told: that she read it says that she has it. */
export function receiptOf(
  { deliveredAt, readAt }: Pick<Delivery, 'deliveredAt' | 'readAt'>,
  t: Translate,
): Inline[] | null {
  if (readAt != null) return sentence(t, 'receipt.read', { at: { kind: 'time', at: readAt } });
  return deliveredAt == null ? null : sentence(t, 'receipt.delivered', { at: { kind: 'time', at: deliveredAt } });
}

/** What became of a version, or whom it waits for. */
export function stateLine(drawing: Drawing, draft: Draft, t: Translate, mention: string[]): Inline[] {
  switch (draft.state) {
    case 'editing':
      return sentence(t, draft.approval.rule === 0 ? 'draft.editing-alone' : 'draft.editing');
    case 'submitted': {
      const { rule, approvers } = draft.approval;
      if (approvers.length === 0) return sentence(t, 'draft.waiting-nobody');
      const asked = approvers.filter((id) => mention.includes(id));
      if (asked.length > 0)
        return sentence(t, 'draft.waiting.mention', {
          mentions: joined(
            t,
            asked.map((id) => person(drawing, id, true)),
            'or',
          ),
          rule,
        });
      return sentence(t, rule === CRISIS_RULE ? 'draft.waiting.crisis' : 'draft.waiting', {
        approvers: joined(
          t,
          approvers.map((id) => person(drawing, id)),
          'or',
        ),
        rule,
      });
    }
    case 'approved':
      if (draft.approvedBy === null || draft.approvedBy === 'rule:none') {
        const isOnItsWay = drawing.detail.deliveries.some(({ draftId }) => draftId === draft.id);
        return sentence(t, isOnItsWay ? 'draft.no-rule.sent' : 'draft.no-rule');
      }
      return sentence(t, 'draft.approved', {
        by: person(drawing, draft.approvedBy),
        at: { kind: 'time', at: draft.approvedAt ?? draft.createdAt },
      });
    case 'returned': {
      const by = draft.returnedBy;
      const reason = foreign(draft.returnedReason ?? '');
      return by === null
        ? sentence(t, 'draft.returned', { reason })
        : sentence(t, 'draft.returned.by', { by: person(drawing, by), reason });
    }
    case 'void':
      return voidLine(drawing, draft, t);
    default:
      return draft.state satisfies never;
  }
}

/** Why a version is worth nothing any more. */
export function voidLine(drawing: Drawing, draft: Draft, t: Translate): Inline[] {
  const reason = draft.voidReason ?? 'superseded';
  const values = { version: draft.version, author: foreign(customerName(t, drawing.detail.author)) };
  // Only what had been approved can lose its approval.
  if (draft.approvedHash === null && (reason === 'edited-by-customer' || reason === 'new-message'))
    return sentence(t, `card.stale.${reason}`, values);
  return sentence(t, `card.void.${reason}`, values);
}

/** What may be done with a version as it is now. */
export function draftButtons({ detail }: Pick<Drawing, 'detail'>, draft: Draft, t: Translate): Button[] {
  const status = statusOf(detail);
  return styled(draftButtonsFor(draft, status).map((action) => button(t, action, { detail, status, draft })));
}
