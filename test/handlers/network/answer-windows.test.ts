import { describe, expect, it } from 'vitest';
import type { NetworkConnection } from '#core/ports/network.ts';
import { answerUntil, privateReply } from '../../../handlers/network/answer-windows.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

const HOUR_MS = 3_600_000;
const now = new Date('2026-03-01T12:00:00Z');
const caps: NetworkConnection['caps'] = {
  measure: () => [],
  privateReplies: 'once',
  edits: false,
  until: ({ private: isDirect, postedAt }, { isPrivate }) =>
    isPrivate || isDirect ? new Date(postedAt.getTime() + 24 * HOUR_MS) : undefined,
};
const detail = (over: object, hoursAgo = 1): TicketDetail =>
  ({
    ticket: { account: 'page' },
    lastInbound: {
      kind: 'comment',
      private: false,
      currentId: 'c1',
      postedAt: new Date(now.getTime() - hoursAgo * HOUR_MS),
    },
    drafts: [],
    deliveries: [],
    ...over,
  }) as unknown as TicketDetail;
const answered = (state: string, target = 'c1', isPrivate = true): object => ({
  drafts: [{ id: 'd1', private: isPrivate, target }],
  deliveries: [{ draftId: 'd1', state }],
});

describe('a private answer to what was written in public', () => {
  it.each([
    ['nothing was said yet', {}, 1, { kind: 'open', until: new Date('2026-03-02T11:00:00Z') }],
    ['it was sent', answered('sent'), 1, { kind: 'used' }],
    ['it was sent and taken back', answered('removed'), 1, { kind: 'used' }],
    ['nobody knows whether it is out', answered('unknown'), 1, { kind: 'used' }],
    ['the network refused it', answered('refused'), 1, { kind: 'open' }],
    ['another message was answered so', answered('sent', 'c0'), 1, { kind: 'open' }],
    ['it was answered in public', answered('sent', 'c1', false), 1, { kind: 'open' }],
    ['it is too long ago', {}, 25, { kind: 'over' }],
  ])('where %s', (_what, over, hoursAgo, found) => {
    expect(privateReply(caps, detail(over, hoursAgo), now)).toMatchObject(found);
  });

  it('is nothing to choose where she wrote in private, or the network has none', () => {
    expect(privateReply(caps, detail({ lastInbound: { private: true } }), now)).toBeUndefined();
    expect(privateReply({ ...caps, privateReplies: false }, detail({}), now)).toBeUndefined();
    expect(privateReply(undefined, detail({}), now)).toBeUndefined();
  });
});

it('says until when the newest message is answered where it stands, and nothing where that is for ever', () => {
  const networks = new Map([['page', { caps } as NetworkConnection]]);
  const direct = { lastInbound: { kind: 'dm', private: true, postedAt: now } };
  expect(answerUntil({ networks }, detail(direct))).toEqual(new Date('2026-03-02T12:00:00Z'));
  expect(answerUntil({ networks }, detail({}))).toBeUndefined();
  expect(answerUntil({ networks: new Map() }, detail(direct))).toBeUndefined();
});
