import { approvalFor } from '#core/ticket/approval.ts';
import type { ApprovalRule, Draft } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import { isHandedBack } from '#core/ticket/moves/four-eyes.ts';
import type { Services } from '../context.ts';
import { conditionFacts } from './condition-facts.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

type Asked = Pick<Services, 'config' | 'directory' | 'surfaces' | 'store' | 'clock' | 'log'>;

const EYES: readonly ApprovalRule['fourEyes'][] = ['no', 'yes', 'strict'];

/** The first rule that matches, with its people. @throws RecadoError draft.no-approver */
export async function approvalRule(
  { config, directory }: Pick<Asked, 'config' | 'directory'>,
  detail: TicketDetail,
): Promise<ApprovalRule> {
  const { ticket } = detail;
  const account = config.brands[ticket.brand]?.accounts[ticket.account];
  const { rule, by, fourEyes } = approvalFor(config, {
    ...conditionFacts(detail),
    accountKind: account?.kind ?? 'official',
  });
  return { rule, fourEyes, approvers: rule === 0 ? [] : await directory.approvers(by, ticket, rule) };
}

/**
 * Who may approve a version that waits, asked now: whoever has lost the role, left the group, is no longer named by the rule or
 * has left the chat may not, and whoever came may. The version stays bound to an approval whatever the rules say meanwhile.
 */
async function approvalNow(services: Asked, detail: TicketDetail, draft: Draft): Promise<ApprovalRule> {
  const before = draft.approval;
  if (isHandedBack(detail, draft) && (await mayStillAnswer(services, detail, draft))) return before;
  const now = await approvalRule(services, detail).catch((error: unknown) => {
    if (error instanceof RecadoError && error.code === 'draft.no-approver') return { ...before, approvers: [] };
    throw error;
  });
  const approvers: string[] = [];
  for (const id of now.approvers) if (await isThere(services, id)) approvers.push(id);
  const fourEyes = EYES[Math.max(EYES.indexOf(before.fourEyes), EYES.indexOf(now.fourEyes))] ?? before.fourEyes;
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
