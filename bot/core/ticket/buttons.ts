import type { Delegation } from './delegation.ts';
import type { RefusalCode } from './delivery.ts';
import type { Draft } from './draft.ts';
import type { Status } from './status.ts';

/** Names of actions; each is the name of a file in handlers/actions. */
export type ActionId =
  | 'claim'
  | 'release'
  | 'take-over'
  | 'reply'
  | 'edit'
  | 'submit'
  | 'approve'
  | 'approve-and-send'
  | 'change'
  | 'return'
  | 'stop'
  | 'delegate'
  | 'take-delegation'
  | 'write-answer'
  | 'use-as-draft'
  | 'withdraw-delegation'
  | 'send'
  | 'close'
  | 'reopen'
  | 'mark-sent'
  | 'send-again'
  | 'look-again'
  | 'why'
  | 'view-draft'
  | 'old-text'
  | 'earlier'
  | 'read-private'
  | 'go-private'
  | 'tag'
  | 'more'
  | 'sentiment'
  | 'move'
  | 'snooze'
  | 'archive'
  | 'spam'
  | 'mute'
  | 'author'
  | 'refresh'
  | 'elsewhere'
  | 'like'
  | 'hide'
  | 'remove-answer'
  | 'bulk';

/**
 * Buttons of the card, the most likely first. They depend on the state only: a chat message is the same for everyone, and who
 * may press is decided at the click.
 */
export function buttonsFor(status: Status): ActionId[] {
  switch (status.kind) {
    case 'new':
      return ['reply', 'claim', 'delegate', 'tag', 'more'];
    case 'reopened':
    case 'delegated':
      return status.owner === null
        ? ['reply', 'claim', 'delegate', 'tag', 'more']
        : ['reply', 'delegate', 'take-over', 'more'];
    case 'expert-answered':
      return status.owner === null
        ? ['use-as-draft', 'claim', 'delegate', 'more']
        : ['use-as-draft', 'reply', 'delegate', 'take-over', 'more'];
    case 'claimed':
      return ['reply', 'delegate', 'take-over', 'more'];
    case 'draft-editing':
      return withOwner(status.owner, ['submit', 'edit', 'view-draft', 'delegate']);
    case 'draft-waiting':
      return withOwner(status.owner, ['view-draft', 'edit']);
    case 'returned':
    case 'draft-void':
      return withOwner(status.owner, ['edit', 'view-draft', 'delegate']);
    case 'approved':
      return withOwner(status.owner, [
        'send',
        'edit',
        'view-draft',
        ...(status.undoUntil === null ? [] : (['stop'] as const)),
      ]);
    case 'queued':
      if (status.noAccess) return ['edit', 'view-draft', 'close'];
      return status.until === null ? ['view-draft'] : ['stop', 'view-draft'];
    case 'sending':
      return ['view-draft'];
    case 'answered':
    case 'removed':
      return ['close', 'reply', 'more'];
    case 'refused':
      return [...afterRefusal(status.code), 'take-over', 'more'];
    case 'unknown':
      return ['look-again', 'mark-sent', 'send-again'];
    case 'original-changed':
      return status.how === 'deleted' ? ['close', 'send', 'edit', 'take-over'] : ['send', 'edit', 'close', 'take-over'];
    case 'original-deleted':
      return withOwner(status.owner, ['close']);
    // Not the next thing to do for anybody: what wakes it stands first, and nothing is to be taken from whoever put it aside.
    case 'snoozed':
      return status.owner === null ? ['reopen', 'claim', 'more'] : ['reopen', 'more'];
    case 'closed':
      return ['reopen', 'more'];
    default:
      return status satisfies never;
  }
}

/** What can help comes first: other words, the same again once the account is mended, or nothing but closing. */
function afterRefusal(code: RefusalCode): ActionId[] {
  switch (code) {
    case 'locked':
    case 'account-suspended':
    case 'not-authorised':
    case 'out-of-credit':
      return ['send-again', 'edit'];
    case 'not-mentioned':
    case 'reply-restricted':
      return ['close', 'edit'];
    // What the network did not show may be back.
    case 'target-gone':
      return ['close', 'send-again', 'edit'];
    case 'no-private':
      return ['edit', 'close'];
    case 'attachment':
    case 'duplicate':
    case 'too-long':
    case 'rejected':
    case 'approval-changed':
      return ['edit', 'send-again'];
    default:
      return code satisfies never;
  }
}

function withOwner(owner: string | null, buttons: readonly ActionId[]): ActionId[] {
  return owner === null ? ['claim', ...buttons, 'more'] : [...buttons, 'take-over', 'more'];
}

/** Buttons below a question in the thread and in the direct message of whoever is asked; none once it is over. */
export function questionButtonsFor(delegation: Delegation, place: 'thread' | 'direct'): ActionId[] {
  if (delegation.state !== 'asked') return [];
  const expert: ActionId[] =
    delegation.to.kind === 'link'
      ? []
      : delegation.to.kind === 'group' && delegation.takenBy === null
        ? ['write-answer', 'take-delegation']
        : ['write-answer'];
  return place === 'thread' ? [...expert, 'withdraw-delegation'] : expert;
}

/** Buttons below a version in the thread; none once it is past. */
export function draftButtonsFor(draft: Draft, status: Status): ActionId[] {
  if (!('draftId' in status) || status.draftId !== draft.id) return [];
  switch (status.kind) {
    case 'draft-editing':
      return ['submit', 'edit'];
    case 'draft-waiting':
      return ['approve-and-send', 'approve', 'change', 'return'];
    case 'returned':
    case 'draft-void':
      return ['edit'];
    case 'approved':
      return status.undoUntil === null ? ['send', 'edit'] : ['send', 'stop', 'edit'];
    case 'queued':
      return status.until === null ? [] : ['stop'];
    case 'original-changed':
      return ['send', 'edit'];
    case 'refused':
      return afterRefusal(status.code).filter((each) => each !== 'close');
    default:
      return [];
  }
}
