import { approvalWith, moreEyes, type ApprovalChoice } from '#core/ticket/approval.ts';
import { CRISIS_RULE, type ApprovalRule, type Draft } from '#core/ticket/draft.ts';
import type { Hold } from '#core/holds/hold.ts';
import { RecadoError } from '#core/errors.ts';
import { isHandedBack } from '#core/ticket/moves/four-eyes.ts';
import type { Services } from '../context.ts';
import { conditionFacts, untaughtFacts } from './condition-facts.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

type Asked = Pick<Services, 'config' | 'directory' | 'surfaces' | 'store' | 'clock' | 'log'>;

/** The first rule that matches, with its people; in crisis mode those who approve everything. @throws RecadoError draft.no-approver */
export async function approvalRule(
  services: Pick<Asked, 'config' | 'directory' | 'store'>,
  detail: TicketDetail,
): Promise<ApprovalRule> {
  const { ticket } = detail;
  const holds = detail.holds ?? (await services.store.holds.on(ticket.brand));
  const hold = holds.find(({ kind }) => kind === 'approval');
  if (hold) return approvalUnder(services, detail, hold);
  const { rule, by, fourEyes } = await ruleFor(services, detail);
  return { rule, fourEyes, approvers: rule === 0 ? [] : await services.directory.approvers(by, ticket, rule) };
}

async function ruleFor(
  { config, store }: Pick<Asked, 'config' | 'store'>,
  detail: TicketDetail,
): Promise<ApprovalChoice> {
  const { ticket } = detail;
  const accountKind = config.brands[ticket.brand]?.accounts[ticket.account]?.kind ?? 'official';
  const untaught = await untaughtFacts({ config, store }, detail);
  return approvalWith(
    config,
    { ...conditionFacts(detail, config), accountKind },
    untaught && { ...untaught, accountKind },
  );
}

/**
 * Who approves while everything needs approval: those whom the switch names, with as many eyes as the rules ask for. Where nobody of
 * them is left who has not written it, one of them approves what she wrote herself: it has been seen by whom it had to be.
 */
export async function approvalUnder(
  services: Pick<Asked, 'config' | 'store'>,
  detail: TicketDetail,
  { people }: Hold,
  writers: readonly string[] = [],
): Promise<ApprovalRule> {
  const { fourEyes } = await ruleFor(services, detail);
  const isAlone = people.length < 2 || people.every((id) => writers.includes(id));
  return { rule: CRISIS_RULE, approvers: people, fourEyes: isAlone ? 'no' : fourEyes };
}

/**
 * Who may approve a version that waits, asked now: whoever has lost the role, left the group, is no longer named by the rule or
 * has left the chat may not, and whoever came may. The version stays bound to an approval whatever the rules say meanwhile.
 */
async function approvalNow(services: Asked, detail: TicketDetail, draft: Draft): Promise<ApprovalRule> {
  const before = draft.approval;
  if (isHandedBack(detail, draft) && (await mayStillAnswer(services, detail, draft))) return before;
  const now = await approvalRule(services, detail).catch((error: unknown): ApprovalRule => {
    if (error instanceof RecadoError && error.code === 'draft.no-approver') return { ...before, approvers: [] };
    throw error;
  });
  // Crisis mode is over: whoever was asked in it decides what waits for her still.
  if (before.rule === CRISIS_RULE && now.rule === 0) return before;
  if (now.rule === CRISIS_RULE && draft.writers.length > 0 && now.approvers.every((id) => draft.writers.includes(id)))
    return { ...now, fourEyes: 'no' };
  const approvers: string[] = [];
  for (const id of now.approvers) if (await isThere(services, id)) approvers.push(id);
  const fourEyes = moreEyes(before.fourEyes, now.fourEyes);
  return { rule: now.rule === 0 ? before.rule : now.rule, approvers, fourEyes };
}

/** The last word is the drafter's only as long as she may answer there. */
async function mayStillAnswer(
  { directory, surfaces }: Asked,
  { ticket }: TicketDetail,
  { approval }: Draft,
): Promise<boolean> {
  const [drafter = ''] = approval.approvers;
  let refused = false;
  for (const surface of surfaces.keys()) {
    const row = await directory.person(drafter, surface);
    if (row?.surface !== surface) continue;
    try {
      await directory.mayAct(await directory.actor(surface, row.userId), ticket, 'answer');
      return true;
    } catch (error) {
      if (!(error instanceof RecadoError) || !error.code.startsWith('right.')) throw error;
      refused = true;
    }
  }
  return !refused;
}

/** False only where every account of hers that is known is closed, or a guest's. */
async function isThere({ directory, surfaces }: Asked, id: string): Promise<boolean> {
  let isGone = false;
  for (const [name, surface] of surfaces) {
    const row = await directory.person(id, name);
    const user = row?.surface === name ? await surface.user(row.userId) : undefined;
    if (user?.standing === 'member') return true;
    if (user) isGone = true;
  }
  return !isGone;
}

/** A version with the approvers of now: where they are others than it waits for, that is written and told first. Null where there is none. */
export async function freshDraft(services: Asked, ticketId: string, draftId: string): Promise<Draft | null> {
  const detail = await services.store.tickets.detail(ticketId);
  const draft = detail?.drafts.find(({ id }) => id === draftId) ?? null;
  if (!detail || draft?.state !== 'submitted') return draft;
  const approval = await approvalNow(services, detail, draft);
  if (isSame(approval, draft.approval)) return draft;
  await services.store.tickets.move({
    ticketId,
    move: { move: 'approvers-changed', draftId, approval },
    by: { kind: 'system', id: 'approvers' },
    at: services.clock.now(),
  });
  services.log.info(
    { ticketId, draftId, before: draft.approval.approvers, now: approval.approvers },
    'who may approve a version that waits has changed',
  );
  return services.store.drafts.get(draftId);
}

function isSame(one: ApprovalRule, other: ApprovalRule): boolean {
  return (
    one.rule === other.rule &&
    one.fourEyes === other.fourEyes &&
    one.approvers.length === other.approvers.length &&
    one.approvers.every((id) => other.approvers.includes(id))
  );
}
