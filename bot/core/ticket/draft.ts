import type { ClauseCheck } from '../config/clause.ts';
import type { TextKey } from '../texts/index.ts';
/** The life of one numbered version: editing -> submitted -> approved | returned | void. */
export type DraftState = 'editing' | 'submitted' | 'approved' | 'returned' | 'void';

/** What a version's state may become. A version that came back or lost its worth stays so: the next try is a new version. */
export const draftSteps: Record<DraftState, readonly DraftState[]> = {
  editing: ['submitted', 'approved', 'void'],
  submitted: ['approved', 'returned', 'void'],
  // Asked for after all: in crisis mode somebody else has the last word.
  approved: ['submitted', 'void'],
  returned: [],
  void: [],
};

/** What a check of the draft found; every finding rests on a numbered clause of the brand's manual. */
export interface Finding {
  /** Number of the clause, e.g. "3.2". */
  clause: string;
  check: ClauseCheck;
  /** `stop` cannot be submitted; `warn` is shown to author and approver. */
  severity: 'stop' | 'warn';
  /** The words in the draft that it is about; absent where it is about the whole. */
  excerpt?: string;
  /** Where they stand in it: first character, and the one behind the last. */
  place?: { start: number; end: number };
  /** Its sentence, where the check says several things; left out: `finding.<check>`. */
  say?: Extract<TextKey, `finding.${string}`>;
  /** Nobody may let it pass: the network would refuse it. */
  final?: true;
  /** Whoever wrote the answer lets it pass, and says why. */
  overridden?: { by: string; reason: string };
  /** Values for its sentence and for `advice.<check>`. */
  params: Record<string, string | number>;
}

/** Checks whose findings say words of the customer: where she takes these back, they go too. */
export const quotingChecks = ['questions', 'own-words'] as const satisfies readonly ClauseCheck[];

/** Keeps a version from being submitted. */
export function stopsAnswer({ severity, overridden }: Pick<Finding, 'severity' | 'overridden'>): boolean {
  return severity === 'stop' && overridden === undefined;
}

/** In place of a rule's number: everything needs approval now, whatever the rules say. */
export const CRISIS_RULE = -1;

/** Who must approve, and by which rule; stored with the version so that a later change of configuration cannot free it. */
export interface ApprovalRule {
  /** 1-based place in `approvals`; 0 means that no rule asks for approval, CRISIS_RULE that crisis mode does. */
  rule: number;
  /** Person ids; empty with rule 0. */
  approvers: string[];
  fourEyes: 'no' | 'yes' | 'strict';
}

export interface Attachment {
  name: string;
  mime: string;
  /** Hex SHA-256 of the bytes. */
  sha256: string;
  /** Bytes. */
  size?: number;
  /** For people who cannot see it; published with it. */
  alt?: string;
  /** Where whoever gave it put it on a surface: its bytes are fetched again from there where they are not here. */
  from?: { surface: string; ref: string };
}

/** A template of the network with its variables filled in. */
export interface TemplateUse {
  name: string;
  language: string;
  /** By variable. */
  values: Readonly<Record<string, string>>;
}

/** Everything that will be published; the approval is bound to its hash. */
export interface Publication {
  text: string;
  /** The network's template whose words these are; null where they are our own. */
  template?: TemplateUse | null;
  attachments: Attachment[];
  account: string;
  private: boolean;
  /** `currentId` of the message that is answered. */
  target: string;
  /** When it is to be published; null for at once. */
  at: Date | null;
}

export interface Draft extends Publication {
  id: string;
  ticketId: string;
  /** 1, 2, 3 ... within the ticket. */
  version: number;
  state: DraftState;
  /** Person id of who wrote this version. */
  author: string;
  /** Everybody who wrote this or an earlier version of it. */
  writers: string[];
  /** The version this one was made from, or the expert's answer (the id of its delegation). */
  basedOn: string | null;
  findings: Finding[];
  approval: ApprovalRule;
  /** Person id; "rule:none" where no rule asked. */
  approvedBy: string | null;
  approvedAt: Date | null;
  /** Hash of the publication at approval; see approval.ts. */
  approvedHash: string | null;
  /** The drafter may stop a changed-and-approved version until then. */
  undoUntil: Date | null;
  /** Person id of who returned it. */
  returnedBy: string | null;
  returnedReason: string | null;
  voidReason:
    | 'edited-by-customer'
    | 'deleted-by-customer'
    | 'new-message'
    | 'superseded'
    | 'stopped'
    | 'closed'
    | 'content-changed'
    | 'crisis'
    | null;
  createdAt: Date;
}
