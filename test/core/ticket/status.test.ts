import { describe, expect, it } from 'vitest';
import type { Move } from '#core/ticket/moves/index.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import type { ActionId } from '#core/buttons.ts';
import { buttonsFor, draftButtonsFor } from '#core/standing-buttons.ts';
import { statusOf, type Status } from '#core/ticket/status.ts';
import {
  byIvan,
  customer,
  message,
  minutes,
  opened,
  person,
  scene,
  START,
  system,
  text,
  type Scene,
} from '../scene.ts';

const lucia = person('lucia');
const ivan = person('ivan');
const outside = { kind: 'sent', nativeId: '7', url: 'https://x.example/7', at: minutes(14) } as const;

function written(approval = byIvan, submit = true): Scene {
  const s = scene();
  s.do({ move: 'write', draft: text('Hola', { approval }), submit }, lucia);
  return s;
}
function approved(): Scene {
  const s = written();
  s.do({ move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false }, ivan);
  return s;
}
function queued(): Scene {
  const s = approved();
  s.do({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia);
  return s;
}
function started(): Scene {
  const s = queued();
  s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
  return s;
}
function ended(outcome: PublishOutcome): Scene {
  const s = started();
  s.do({ move: 'delivery-ends', deliveryId: s.delivery().id, outcome }, system);
  return s;
}
function after(s: Scene, ...steps: Parameters<Scene['do']>[]): Scene {
  for (const [move, by] of steps) s.do(move, by);
  return s;
}
const asked: Move = {
  move: 'delegate',
  to: { kind: 'person', person: 'teresa' },
  question: '¿Desde cuándo?',
  note: null,
  language: 'es',
  tokenHash: null,
};
function answeredByExpert(): Scene {
  const s = scene(opened({ owner: 'lucia', ownedSince: START }));
  s.do(asked, lucia);
  s.do(
    {
      move: 'answer-delegation',
      delegationId: s.view.delegations[0]?.id ?? '',
      text: 'Desde octubre',
      source: 'direct',
      messageKey: null,
    },
    person('teresa'),
  );
  return s;
}
function changed(): Scene {
  const s = written();
  s.do({ move: 'change-and-approve', draft: text('Hola, Carla', { basedOn: s.newest().id }), undoSeconds: 30 }, ivan);
  return s;
}

const table: {
  name: string;
  make: () => Scene;
  status: Partial<Status> & { kind: Status['kind'] };
  card: ActionId[];
  draft: ActionId[];
}[] = [
  {
    name: 'new',
    make: () => scene(),
    status: { kind: 'new', needs: 'anyone', who: [], since: START },
    card: ['reply', 'claim', 'delegate', 'tag', 'more'],
    draft: [],
  },
  {
    name: 'claimed',
    make: () => after(scene(), [{ move: 'claim' }, lucia]),
    status: { kind: 'claimed', owner: 'lucia', needs: 'persons', who: ['lucia'] },
    card: ['reply', 'delegate', 'take-over', 'more'],
    draft: [],
  },
  {
    name: 'being written',
    make: () => written(byIvan, false),
    status: { kind: 'draft-editing', version: 1, who: ['lucia'] },
    card: ['submit', 'edit', 'view-draft', 'delegate', 'take-over', 'more'],
    draft: ['submit', 'edit'],
  },
  {
    name: 'waiting',
    make: () => written(),
    status: { kind: 'draft-waiting', approvers: ['ivan', 'emma'], who: ['ivan', 'emma'], findings: 0 },
    card: ['view-draft', 'edit', 'take-over', 'more'],
    draft: ['approve-and-send', 'approve', 'change', 'return'],
  },
  {
    name: 'returned',
    make: () => {
      const s = written();
      return after(s, [{ move: 'return', draftId: s.newest().id, reason: 'no' }, ivan]);
    },
    status: { kind: 'returned', reason: 'no', who: ['lucia'] },
    card: ['edit', 'view-draft', 'delegate', 'take-over', 'more'],
    draft: ['edit'],
  },
  {
    name: 'approved',
    make: approved,
    status: { kind: 'approved', approvedBy: 'ivan', who: ['lucia'], undoUntil: null },
    card: ['send', 'edit', 'view-draft', 'take-over', 'more'],
    draft: ['send', 'edit'],
  },
  {
    name: 'approved by nobody',
    make: () => written({ rule: 0, approvers: [], fourEyes: 'no' }),
    status: { kind: 'approved', approvedBy: 'rule:none' },
    card: ['send', 'edit', 'view-draft', 'take-over', 'more'],
    draft: ['send', 'edit'],
  },
  {
    name: 'changed and approved',
    make: changed,
    status: { kind: 'approved' },
    card: ['send', 'edit', 'view-draft', 'stop', 'take-over', 'more'],
    draft: ['send', 'stop', 'edit'],
  },
  {
    name: 'queued',
    make: queued,
    status: { kind: 'queued', by: 'lucia', needs: 'nobody', until: null },
    card: ['view-draft'],
    draft: [],
  },
  {
    name: 'queued, can be stopped',
    make: () => {
      const s = changed();
      return after(s, [{ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia]);
    },
    status: { kind: 'queued' },
    card: ['stop', 'view-draft'],
    draft: ['stop'],
  },
  { name: 'sending', make: started, status: { kind: 'sending', needs: 'nobody' }, card: ['view-draft'], draft: [] },
  {
    name: 'answered',
    make: () => ended(outside),
    status: {
      kind: 'answered',
      by: 'lucia',
      approvedBy: 'ivan',
      url: outside.url,
      tookMs: 14 * 60_000,
      since: minutes(14),
    },
    card: ['close', 'reply', 'more'],
    draft: [],
  },
  {
    name: 'refused',
    make: () => ended({ kind: 'refused', code: 'duplicate', detail: 'twice' }),
    status: { kind: 'refused', code: 'duplicate', detail: 'twice', who: ['lucia'] },
    card: ['edit', 'send-again', 'take-over', 'more'],
    draft: ['edit', 'send-again'],
  },
  {
    name: 'refused, the account is locked',
    make: () => ended({ kind: 'refused', code: 'locked', detail: 'no' }),
    status: { kind: 'refused', code: 'locked' },
    card: ['send-again', 'edit', 'take-over', 'more'],
    draft: ['send-again', 'edit'],
  },
  {
    name: 'refused, nothing left to answer',
    make: () => ended({ kind: 'refused', code: 'target-gone', detail: 'no' }),
    status: { kind: 'refused', code: 'target-gone' },
    card: ['close', 'send-again', 'edit', 'take-over', 'more'],
    draft: ['send-again', 'edit'],
  },
  {
    name: 'unknown',
    make: () => ended({ kind: 'unknown', detail: 'time-out' }),
    status: { kind: 'unknown', detail: 'time-out', lookups: 0 },
    card: ['look-again', 'mark-sent', 'send-again'],
    draft: [],
  },
  {
    name: 'held: original edited',
    make: () => {
      const s = started();
      return after(s, [{ move: 'original-changed', deliveryId: s.delivery().id, how: 'edited' }, system]);
    },
    status: { kind: 'original-changed', how: 'edited', who: ['lucia'] },
    card: ['send', 'edit', 'close', 'take-over'],
    draft: ['send', 'edit'],
  },
  {
    name: 'held: original deleted',
    make: () => {
      const s = started();
      return after(s, [{ move: 'original-changed', deliveryId: s.delivery().id, how: 'deleted' }, system]);
    },
    status: { kind: 'original-changed', how: 'deleted' },
    card: ['close', 'send', 'edit', 'take-over'],
    draft: ['send', 'edit'],
  },
  {
    name: 'approval void: the customer wrote',
    make: () => after(approved(), [{ move: 'customer-wrote', message: message('ms_2', minutes(3)) }, customer]),
    status: { kind: 'draft-void', reason: 'new-message', since: minutes(3), who: ['lucia'] },
    card: ['edit', 'view-draft', 'delegate', 'take-over', 'more'],
    draft: ['edit'],
  },
  {
    name: 'queued and the customer wrote',
    make: () => after(queued(), [{ move: 'customer-wrote', message: message('ms_2', minutes(3)) }, customer]),
    status: { kind: 'draft-void', reason: 'new-message' },
    card: ['edit', 'view-draft', 'delegate', 'take-over', 'more'],
    draft: ['edit'],
  },
  {
    name: 'answered, and the customer wrote again',
    make: () => after(ended(outside), [{ move: 'customer-wrote', message: message('ms_2', minutes(20)) }, customer]),
    status: { kind: 'reopened', owner: 'lucia', since: minutes(20) },
    card: ['reply', 'delegate', 'take-over', 'more'],
    draft: [],
  },
  {
    name: 'closed',
    make: () => after(scene(), [{ move: 'close', reason: 'no-answer-needed' }, lucia]),
    status: { kind: 'closed', reason: 'no-answer-needed', needs: 'nobody' },
    card: ['reopen', 'more'],
    draft: [],
  },
  {
    name: 'closed and reopened by the customer',
    make: () =>
      after(scene(opened({ state: 'closed', closedAt: START })), [
        { move: 'customer-wrote', message: message('ms_2', minutes(9)) },
        customer,
      ]),
    status: { kind: 'reopened', owner: null, needs: 'anyone' },
    card: ['reply', 'claim', 'delegate', 'tag', 'more'],
    draft: [],
  },
  {
    name: 'asked of an expert',
    make: () => after(scene(opened({ owner: 'lucia', ownedSince: START })), [asked, lucia]),
    status: { kind: 'delegated', owner: 'lucia', who: ['teresa'] },
    card: ['reply', 'delegate', 'take-over', 'more'],
    draft: [],
  },
  {
    name: 'asked before anybody has it',
    make: () => after(scene(), [asked, lucia]),
    status: { kind: 'delegated', owner: null, who: ['teresa'] },
    card: ['reply', 'claim', 'delegate', 'tag', 'more'],
    draft: [],
  },
  {
    name: 'answered by the expert',
    make: () => answeredByExpert(),
    status: { kind: 'expert-answered', owner: 'lucia', who: ['lucia'] },
    card: ['use-as-draft', 'reply', 'delegate', 'take-over', 'more'],
    draft: [],
  },
  {
    name: 'released with a draft',
    make: () => after(approved(), [{ move: 'release' }, lucia]),
    status: { kind: 'approved', needs: 'anyone' },
    card: ['claim', 'send', 'edit', 'view-draft', 'more'],
    draft: ['send', 'edit'],
  },
  {
    name: 'the original is gone',
    make: () =>
      scene({
        ...opened({ owner: 'lucia', ownedSince: START }),
        lastInbound: message('ms_1', START, { state: 'deleted' }),
      }),
    status: { kind: 'original-deleted', owner: 'lucia' },
    card: ['close', 'take-over', 'more'],
    draft: [],
  },
  {
    name: 'snoozed',
    make: () => scene(opened({ state: 'snoozed', snoozedUntil: minutes(60) })),
    status: { kind: 'snoozed', until: minutes(60), needs: 'nobody' },
    card: ['reopen', 'claim', 'more'],
    draft: [],
  },
  {
    name: 'snoozed by its owner',
    make: () => scene(opened({ state: 'snoozed', owner: 'lucia', ownedSince: minutes(5), snoozedUntil: minutes(60) })),
    status: { kind: 'snoozed', owner: 'lucia', needs: 'nobody' },
    card: ['reopen', 'more'],
    draft: [],
  },
  {
    name: 'removed',
    make: () => {
      const s = ended(outside);
      return scene({
        ...s.view,
        deliveries: s.view.deliveries.map((delivery) => ({ ...delivery, state: 'removed' as const })),
      });
    },
    status: { kind: 'removed', by: 'lucia' },
    card: ['close', 'reply', 'more'],
    draft: [],
  },
];

describe('the status line', () => {
  it.each(table)('$name', ({ make, status, card, draft }) => {
    const { view } = make();
    const now = statusOf(view);
    expect(now).toMatchObject(status);
    expect(buttonsFor(now)).toEqual(card);
    const newest = view.drafts.at(-1);
    expect(newest ? draftButtonsFor(newest, now) : []).toEqual(draft);
  });

  it('has a row for every kind', () => {
    const kinds: Record<Status['kind'], true> = {
      new: true,
      reopened: true,
      claimed: true,
      delegated: true,
      'expert-answered': true,
      'draft-editing': true,
      'draft-waiting': true,
      returned: true,
      'draft-void': true,
      approved: true,
      queued: true,
      sending: true,
      answered: true,
      removed: true,
      refused: true,
      unknown: true,
      'original-changed': true,
      'original-deleted': true,
      snoozed: true,
      closed: true,
    };
    expect(new Set(table.map(({ status }) => status.kind))).toEqual(new Set(Object.keys(kinds)));
  });

  it('offers nothing below a version that is past', () => {
    const s = written();
    const [first] = s.view.drafts;
    s.do({ move: 'write', draft: text('otra', { approval: byIvan }), submit: true }, lucia);
    expect(first && draftButtonsFor(first, statusOf(s.view))).toEqual([]);
  });

  it('of an answer that is out is not "not sent yet" once she writes again, though the clock of the network is behind', () => {
    const s = ended({ ...outside, at: minutes(-1) });
    s.wait(5 * 60_000);
    s.do({ move: 'customer-wrote', message: message('ms_2', minutes(20)) }, customer);
    const now = statusOf(s.view);
    expect(now).toMatchObject({ kind: 'reopened', owner: 'lucia' });
    expect(buttonsFor(now)).not.toContain('send');
  });

  it('of a new answer after an old one is about the new one', () => {
    const s = ended(outside);
    s.wait(20 * 60_000);
    s.do({ move: 'write', draft: text('Y otra cosa', { approval: byIvan }), submit: true }, lucia);
    expect(statusOf(s.view)).toMatchObject({ kind: 'draft-waiting', version: 2 });
  });
});
