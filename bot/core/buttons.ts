import { helpAt, isFree, isHelp, isOf, isOneOf, isTaken, type ButtonRow } from './button-places.ts';
import type { TextKey } from './texts/index.ts';

const always = { when: () => true };

/** Every button there is: one row each. The tests of docs/add-a-button.md say what else a new one needs. */
const rows = {
  claim: {
    right: 'answer',
    style: 'primary',
    card: {
      at: 20,
      when: ({ status }) =>
        isFree(status, 'new', 'reopened', 'delegated', 'expert-answered', 'snoozed', 'original-deleted') ||
        isFree(status, 'draft-editing', 'draft-waiting', 'returned', 'draft-void', 'approved'),
    },
  },
  release: {
    right: 'answer',
    more: { group: 'conversation', at: 20, when: ({ isClosed, isHers }) => !isClosed && isHers },
  },
  'take-over': {
    right: 'answer',
    card: {
      at: 90,
      when: ({ status }) =>
        isTaken(status, 'reopened', 'delegated', 'expert-answered', 'claimed', 'original-deleted') ||
        isTaken(status, 'draft-editing', 'draft-waiting', 'returned', 'draft-void', 'approved') ||
        isOneOf(status, 'refused', 'original-changed'),
    },
  },
  reply: {
    right: 'answer',
    style: 'primary',
    forReader: true,
    card: {
      at: 15,
      when: ({ status }) =>
        isOneOf(status, 'new', 'reopened', 'delegated', 'claimed', 'answered', 'removed') ||
        isTaken(status, 'expert-answered'),
    },
  },
  edit: {
    right: 'answer',
    style: 'primary',
    forReader: true,
    card: {
      at: ({ status }) => helpAt(status, 'edit', 40),
      when: ({ status }) =>
        isOneOf(status, 'draft-editing', 'draft-waiting', 'returned', 'draft-void', 'approved', 'original-changed') ||
        (status.kind === 'queued' && status.noAccess === true) ||
        isHelp(status, 'edit'),
    },
    draft: {
      at: ({ status }) => helpAt(status, 'edit', 40),
      when: (facts) =>
        isOf(facts, 'draft-editing', 'returned', 'draft-void', 'approved', 'original-changed') ||
        (isOf(facts, 'refused') && isHelp(facts.status, 'edit')),
    },
  },
  submit: {
    right: 'answer',
    style: 'primary',
    forReader: true,
    card: { at: 30, when: ({ status }) => status.kind === 'draft-editing' },
    draft: { at: 30, when: (facts) => isOf(facts, 'draft-editing') },
  },
  'approve-and-send': {
    right: 'approve',
    style: 'primary',
    draft: { at: 10, when: (facts) => isOf(facts, 'draft-waiting') },
  },
  approve: { right: 'approve', draft: { at: 20, when: (facts) => isOf(facts, 'draft-waiting') } },
  change: { right: 'approve', draft: { at: 30, when: (facts) => isOf(facts, 'draft-waiting') } },
  return: { right: 'approve', draft: { at: 40, when: (facts) => isOf(facts, 'draft-waiting') } },
  send: {
    right: 'send',
    style: 'primary',
    forReader: true,
    card: { at: 30, when: ({ status }) => isOneOf(status, 'approved', 'original-changed') },
    draft: { at: 20, when: (facts) => isOf(facts, 'approved', 'original-changed') },
  },
  stop: {
    right: 'answer',
    style: 'danger',
    card: {
      // While it can still be stopped nothing else is pressing.
      at: ({ status }) => (status.kind === 'queued' ? 45 : 55),
      when: ({ status }) =>
        (status.kind === 'approved' && status.undoUntil !== null) ||
        (status.kind === 'queued' && status.until !== null && !status.noAccess),
    },
    draft: {
      at: 30,
      when: (facts) =>
        isOf(facts, 'approved', 'queued') &&
        ((facts.status.kind === 'approved' && facts.status.undoUntil !== null) ||
          (facts.status.kind === 'queued' && facts.status.until !== null)),
    },
  },
  'view-draft': {
    right: 'read',
    forReader: true,
    drawnBy: 'home',
    card: {
      // Whoever must approve it reads it first.
      at: ({ status }) => (status.kind === 'draft-waiting' ? 35 : 50),
      when: ({ status }) =>
        isOneOf(status, 'draft-editing', 'draft-waiting', 'returned', 'draft-void', 'approved', 'sending', 'queued'),
    },
  },
  'send-again': {
    right: 'send',
    card: {
      at: ({ status }) => helpAt(status, 'send-again', 45),
      when: ({ status }) => status.kind === 'unknown' || isHelp(status, 'send-again'),
    },
    draft: {
      at: ({ status }) => helpAt(status, 'send-again', 45),
      when: (facts) => isOf(facts, 'refused') && isHelp(facts.status, 'send-again'),
    },
  },
  'look-again': { right: 'send', card: { at: 6, when: ({ status }) => status.kind === 'unknown' } },
  'mark-sent': { right: 'send', card: { at: 7, when: ({ status }) => status.kind === 'unknown' } },
  close: {
    right: 'answer',
    card: {
      at: ({ status }) =>
        isOneOf(status, 'answered', 'removed') || (status.kind === 'original-changed' && status.how === 'deleted')
          ? 12
          : helpAt(status, 'close', 60),
      when: ({ status }) =>
        isOneOf(status, 'answered', 'removed', 'original-changed', 'original-deleted') ||
        (status.kind === 'queued' && status.noAccess === true) ||
        isHelp(status, 'close'),
    },
    more: {
      group: 'conversation',
      at: 50,
      label: () => 'button.close-conversation',
      when: ({ isClosed, wasAnswered }) => !isClosed && wasAnswered,
    },
  },
  reopen: {
    right: 'answer',
    // Not the next thing to do for anybody: what wakes it stands first, and nothing is to be taken from whoever put it aside.
    card: { at: 5, when: ({ status }) => isOneOf(status, 'snoozed', 'closed') },
    more: { group: 'conversation', at: 30, when: ({ isClosed, isSnoozed }) => isClosed || isSnoozed },
  },
  delegate: {
    right: 'answer',
    card: {
      at: 70,
      when: ({ status }) =>
        isOneOf(status, 'new', 'reopened', 'delegated', 'expert-answered', 'claimed') ||
        isOneOf(status, 'draft-editing', 'returned', 'draft-void'),
    },
  },
  'write-answer': {
    right: 'read',
    style: 'primary',
    question: { at: 10, when: ({ delegation: { state, to } }) => state === 'asked' && to.kind !== 'link' },
  },
  'take-delegation': {
    right: 'read',
    question: {
      at: 20,
      when: ({ delegation: { state, to, takenBy } }) => state === 'asked' && to.kind === 'group' && takenBy === null,
    },
  },
  'withdraw-delegation': {
    right: 'answer',
    question: { at: 30, when: ({ delegation, place }) => delegation.state === 'asked' && place === 'thread' },
  },
  'use-as-draft': {
    right: 'answer',
    style: 'primary',
    forReader: true,
    card: {
      at: ({ status }) => (status.kind === 'expert-answered' ? 10 : 95),
      // What nobody used stands one press away for as long as somebody still writes.
      when: ({ status, unused }) =>
        status.kind === 'expert-answered' ||
        (unused > 0 && isOneOf(status, 'claimed', 'reopened', 'delegated', 'draft-editing', 'returned', 'draft-void')),
    },
    answer: { at: 10, when: ({ state }) => state === 'answered' },
  },
  tag: {
    right: 'tag',
    card: { at: 80, when: ({ status }) => isFree(status, 'new', 'reopened', 'delegated') },
    more: { group: 'conversation', at: 10, ...always },
  },
  more: {
    right: 'read',
    card: { at: 99, when: ({ status }) => !isOneOf(status, 'queued', 'sending', 'unknown', 'original-changed') },
  },
  'old-text': { right: 'read', card: { at: 100, when: ({ isOld }) => isOld } },
  label: { right: 'tag', drawnBy: 'form' },
  labels: { right: 'tag', more: { group: 'conversation', at: 15, ...always } },
  snooze: {
    right: 'transfer',
    more: { group: 'conversation', at: 30, when: ({ isClosed, isSnoozed }) => !isClosed && !isSnoozed },
  },
  transfer: { right: 'transfer', more: { group: 'conversation', at: 40, when: ({ isClosed }) => !isClosed } },
  archive: {
    right: 'transfer',
    more: { group: 'conversation', at: 50, when: ({ isClosed, wasAnswered }) => !isClosed && !wasAnswered },
  },
  spam: { right: 'transfer', more: { group: 'conversation', at: 60, when: ({ isClosed }) => !isClosed } },
  elsewhere: { right: 'transfer', more: { group: 'conversation', at: 70, when: ({ isClosed }) => !isClosed } },
  why: { right: 'read', more: { group: 'conversation', at: 80, ...always } },
  'export-conversation': { right: 'read', more: { group: 'conversation', at: 85, ...always } },
  refresh: { right: 'read', more: { group: 'conversation', at: 90, when: ({ can }) => can.refresh } },
  author: { right: 'read', more: { group: 'author', at: 10, ...always } },
  profile: { right: 'read', more: { group: 'author', at: 15, ...always } },
  'list-author': { right: 'tag', drawnBy: 'form' },
  'drop-note': { right: 'read', style: 'danger', drawnBy: 'form' },
  object: { right: 'transfer', drawnBy: 'form' },
  'export-person': { right: 'manage', drawnBy: 'form' },
  mute: {
    right: 'transfer',
    drawnBy: 'form',
    more: {
      group: 'author',
      at: 20,
      value: ({ isMuted }) => ({ on: isMuted ? 'no' : 'yes' }),
      label: ({ isMuted }) => (isMuted ? 'button.unmute' : 'button.mute'),
      ...always,
    },
  },
  like: {
    right: 'transfer',
    more: {
      group: 'network',
      at: 20,
      value: ({ messageId }) => ({ messageId }),
      when: ({ can, isThere, isLiked }) => can.like && isThere && !isLiked,
    },
  },
  hide: {
    right: 'transfer',
    more: {
      group: 'network',
      at: 30,
      value: ({ messageId, isHidden }) => ({ messageId, on: isHidden ? 'no' : 'yes' }),
      label: ({ isHidden }) => (isHidden ? 'button.unhide' : 'button.hide'),
      when: ({ can, isThere }) => can.hide && isThere,
    },
  },
  'go-private': {
    right: 'send',
    drawnBy: 'form',
    more: {
      group: 'network',
      at: 40,
      // The question is itself a public answer: where the network takes none, it is not offered.
      when: ({ can, isThere, isPrivate, isClosed, isBarred }) =>
        can.private && isThere && !isPrivate && !isClosed && !isBarred,
    },
  },
  'remove-answer': {
    right: 'send',
    style: 'danger',
    // Last, where nobody presses it for another.
    more: { group: 'network', at: 90, when: ({ can, hasAnswer }) => can.remove && hasAnswer },
  },
  earlier: { right: 'read', drawnBy: 'thread' },
  'read-private': { right: 'read', drawnBy: 'thread' },
  ideas: { right: 'answer', drawnBy: 'form' },
  templates: { right: 'answer', drawnBy: 'form' },
  'use-article': { right: 'answer', drawnBy: 'form' },
  'use-statement': { right: 'answer', drawnBy: 'form' },
  opinion: { right: 'read', drawnBy: 'form' },
  propose: { right: 'answer', drawnBy: 'form' },
  translate: { right: 'read', drawnBy: 'form' },
  'no-article': { right: 'answer', drawnBy: 'form' },
  bulk: { right: 'read', drawnBy: 'queue' },
  'flood-next': { right: 'read', style: 'primary', drawnBy: 'flood' },
  'flood-list': { right: 'read', drawnBy: 'flood' },
  'flood-bulk': { right: 'read', drawnBy: 'flood' },
  'flood-base': { right: 'read', drawnBy: 'flood' },
  deadlines: { right: 'read', drawnBy: 'list' },
  'own-card': { right: 'tag', drawnBy: 'list' },
  queue: { right: 'read', drawnBy: 'queue' },
  mine: { right: 'read', drawnBy: 'home' },
  'try-text': { right: 'read', drawnBy: 'home' },
  find: { right: 'read', drawnBy: 'list' },
  hold: { right: 'manage', drawnBy: 'alert' },
  'end-hold': { right: 'manage', drawnBy: 'alert' },
  'incident-file': { right: 'manage', drawnBy: 'alert' },
  'archive-room': { right: 'manage', drawnBy: 'alert' },
  report: { right: 'report', drawnBy: 'home' },
  'my-numbers': { right: 'read', drawnBy: 'home' },
  'report-tickets': { right: 'report', drawnBy: 'form' },
  'report-means': { right: 'report', drawnBy: 'form' },
  'share-report': { right: 'report', drawnBy: 'form' },
  'schedule-report': { right: 'report', drawnBy: 'form' },
  'export-report': { right: 'report', drawnBy: 'form' },
  'review-answers': { right: 'manage', drawnBy: 'form' },
  analyst: { right: 'manage', drawnBy: 'form' },
  goals: { right: 'manage', drawnBy: 'home' },
  'edit-goal': { right: 'manage', drawnBy: 'form' },
  'end-goal': { right: 'manage', style: 'danger', drawnBy: 'form' },
  'forget-report': { right: 'report', style: 'danger', drawnBy: 'form' },
  protocol: { right: 'manage', drawnBy: 'alert' },
  influential: { right: 'manage', drawnBy: 'home' },
  followers: { right: 'manage', drawnBy: 'home' },
  heard: { right: 'read', drawnBy: 'home' },
  'open-heard': { right: 'transfer', drawnBy: 'form' },
  'listen-now': { right: 'manage', drawnBy: 'form' },
  replay: { right: 'manage', drawnBy: 'alert' },
  'step-done': { right: 'read', drawnBy: 'alert' },
  'step-undone': { right: 'read', drawnBy: 'alert' },
  probe: { right: 'manage', drawnBy: 'alert' },
  connect: { right: 'manage', drawnBy: 'alert' },
  accounts: { right: 'manage', drawnBy: 'home' },
  redrive: { right: 'configure', drawnBy: 'alert' },
  'drop-dead': { right: 'configure', style: 'danger', drawnBy: 'alert' },
} as const satisfies Record<string, ButtonRow>;

/** Each is the name of a file in handlers/actions. */
export type ActionId = keyof typeof rows;

/** What buttons were called in earlier versions; forms and messages that were drawn then are still pressed. */
export const formerButtons = { move: 'transfer' } as const satisfies Record<string, ActionId>;

/** By id, as the rules and drawings read them. */
export const buttonRows: Readonly<Record<ActionId, ButtonRow>> = rows;

/** Key of its label. */
export function labelOf(id: ActionId): TextKey {
  return buttonRows[id].label ?? `button.${id}`;
}

export function isActionId(id: string): id is ActionId {
  return Object.hasOwn(rows, id);
}
