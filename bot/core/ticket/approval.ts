import { createHash } from 'node:crypto';
import { compileCondition, type ConditionFacts } from '../routing/condition.ts';
import type { ApprovalConfig, Config } from '../config/config.ts';
import type { Publication, TemplateUse } from './draft.ts';

/**
 * Hex SHA-256 of everything that will be published. The encoding is a JSON list, so that no two publications share one:
 * every value has its own place and its own quotes. Names of attachments are not published and do not count; their order does.
 */
export function approvalHash(publication: Publication): string {
  const parts = [
    publication.text,
    publication.attachments.map(({ sha256, alt }) => (alt === undefined ? sha256 : [sha256, alt])),
    publication.account,
    publication.private,
    publication.target,
    publication.at === null ? null : publication.at.getTime(),
    ...(publication.template ? [templateParts(publication.template)] : []),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** In one order, whatever the store made of it. */
function templateParts({ name, language, values }: TemplateUse): unknown[] {
  return [name, language, Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))];
}

/** What an approval rule can ask about. */
export interface ApprovalFacts extends ConditionFacts {
  accountKind: 'official' | 'robot' | 'employee';
}

export interface ApprovalChoice {
  /** 1-based place in `approvals`; 0 where no rule asks for approval. */
  rule: number;
  by: ApprovalConfig['by'];
  fourEyes: ApprovalConfig['fourEyes'];
}

const NO_APPROVAL: ApprovalChoice = { rule: 0, by: 'nobody', fourEyes: 'no' };

const EYES: readonly ApprovalChoice['fourEyes'][] = ['no', 'yes', 'strict'];

/** The more careful of the two. */
export function moreEyes(
  one: ApprovalChoice['fourEyes'],
  other: ApprovalChoice['fourEyes'],
): ApprovalChoice['fourEyes'] {
  return EYES[Math.max(EYES.indexOf(one), EYES.indexOf(other))] ?? one;
}

/**
 * What was learnt may ask for more and never for less: the rule stays that holds without it, with the more careful eyes of both; where
 * that asks nobody, the rule counts that holds with it. `untaught` are the facts without what was learnt; left out, nothing was.
 */
export function approvalWith(
  config: Pick<Config, 'approvals'>,
  facts: ApprovalFacts,
  untaught?: ApprovalFacts,
): ApprovalChoice {
  const learnt = approvalFor(config, facts);
  if (!untaught) return learnt;
  const stated = approvalFor(config, untaught);
  return stated.rule === 0 ? learnt : { ...stated, fourEyes: moreEyes(stated.fourEyes, learnt.fourEyes) };
}

/** The first rule of `approvals` that matches. A rule whose `by` is nobody ends the list: no approval is asked. */
export function approvalFor(config: Pick<Config, 'approvals'>, facts: ApprovalFacts): ApprovalChoice {
  for (const [index, { when, by, fourEyes }] of config.approvals.entries()) {
    const { accountKind, ...condition } = when;
    if (accountKind && !accountKind.includes(facts.accountKind)) continue;
    if (compileCondition(condition)(facts) === null) continue;
    return by === 'nobody' ? NO_APPROVAL : { rule: index + 1, by, fourEyes };
  }
  return NO_APPROVAL;
}
