import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalHash } from '#core/ticket/approval.ts';
import type { By, TicketView } from '#core/ticket/changes.ts';
import { liveDeliveryStates, type PublishOutcome } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { buttonsFor, draftButtonsFor } from '#core/standing-buttons.ts';
import { statusOf } from '#core/ticket/status.ts';
import { apply, message, opened, person, START, text } from '../../scene.ts';
import { decide, type Move } from '#core/ticket/moves/index.ts';

const people = ['lucia', 'joao', 'teresa', 'ivan', 'emma'];
const rules: Draft['approval'][] = [
  { rule: 0, approvers: [], fourEyes: 'no' },
  { rule: 1, approvers: ['ivan', 'emma'], fourEyes: 'yes' },
  { rule: 2, approvers: ['ivan', 'teresa'], fourEyes: 'strict' },
  { rule: 3, approvers: ['lucia', 'ivan'], fourEyes: 'no' },
];
const outcomes: PublishOutcome[] = [
  { kind: 'sent', nativeId: '77', url: 'https://x.example/77', at: START },
  { kind: 'refused', code: 'duplicate', detail: 'no' },
  { kind: 'not-sent', retryAfterMs: 1000, detail: '429' },
  { kind: 'unknown', detail: 'time-out' },
  { kind: 'no-access', detail: '401' },
];

/** What a random step needs; which draft or delivery it means is found when it is taken. */
interface Step {
  what: number;
  who: number;
  pick: number;
  words: string;
  flag: boolean;
  waitMs: number;
}

function toMove(view: TicketView, step: Step, at: Date): { move: Move; by: By } {
  const draft = view.drafts.at(step.pick % 5 === 4 ? -2 : -1) ?? view.drafts.at(-1);
  const delivery = view.deliveries.at(step.pick % 5 === 4 ? -2 : -1) ?? view.deliveries.at(-1);
  const draftId = draft?.id ?? 'dr_none';
  const deliveryId = delivery?.id ?? 'dl_none';
  // Now and then somebody approves or sends what she did not see.
  const hash = step.pick % 7 === 6 ? 'f'.repeat(64) : draft ? approvalHash(draft) : '';
  const approval = rules[step.pick % rules.length] ?? rules[0];
  if (!approval) throw new Error('no rules');
  const written = text(step.words, { approval, basedOn: step.flag ? (draft?.id ?? null) : null });
  const moves: Move[] = [
    { move: 'claim' },
    { move: 'release' },
    { move: 'take-over', reason: step.words },
    { move: 'close', reason: 'answered' },
    { move: 'reopen' },
    { move: 'write', draft: written, submit: step.flag },
    { move: 'write', draft: written, submit: true },
    { move: 'submit', draftId },
    { move: 'approve', draftId, hash, send: step.flag },
    { move: 'approve', draftId, hash, send: !step.flag },
    { move: 'return', draftId, reason: step.words },
    { move: 'change-and-approve', draft: { ...written, basedOn: draftId }, undoSeconds: step.flag ? 30 : 0 },
    { move: 'stop', draftId },
    { move: 'send', draftId, hash, confirmed: step.flag },
    { move: 'send', draftId, hash, confirmed: false },
    { move: 'delivery-starts', deliveryId },
    { move: 'delivery-starts', deliveryId },
    {
      move: 'delivery-ends',
      deliveryId,
      outcome: outcomes[step.pick % outcomes.length] ?? { kind: 'unknown', detail: '' },
    },
    { move: 'delivery-found', deliveryId, nativeId: '78', url: 'https://x.example/78', at },
    { move: 'delivery-absent', deliveryId },
    { move: 'delivery-not-found', deliveryId, detail: 'nothing', giveUp: step.flag },
    { move: 'mark-sent', deliveryId },
    { move: 'send-again', deliveryId },
    { move: 'original-changed', deliveryId, how: 'edited' },
    { move: 'customer-wrote', message: message(`ms_${at.getTime()}`, at) },
    { move: 'customer-edited', messageId: 'ms_1' },
    { move: 'customer-deleted', messageId: 'ms_1' },
    { move: 'answered-outside', messageId: 'ms_9', url: 'https://x.example/9', at },
    { move: 'delivery-waits', deliveryId },
    { move: 'stop-window', draftId, undoSeconds: 30 },
  ];
  // The long way to a sent answer is walked often, the ways out of it now and then.
  const [write, approve, send, start] = [moves[6], moves[8], moves[13], moves[15]];
  const draftState = draft?.state;
  const likelyNext =
    delivery?.state === 'queued'
      ? start
      : draftState === 'submitted'
        ? approve
        : draftState === 'approved' && delivery?.draftId !== draftId
          ? send
          : view.ticket.state === 'closed'
            ? moves[4]
            : write;
  const move = step.what >= moves.length ? likelyNext : moves[step.what];
  const judges = move && ['approve', 'return', 'change-and-approve'].includes(move.move);
  const likely = judges
    ? draft?.approval.approvers[step.pick % 2]
    : move?.move === 'stop'
      ? draft?.writers[0]
      : view.ticket.owner;
  const who = people[step.who] ?? likely ?? 'lucia';
  if (!move) throw new Error('no move');
  return { move, by: step.who === 12 ? { kind: 'rule', id: 'rule:1' } : person(who) };
}

const steps = fc.array(
  fc.record({
    what: fc.nat(54),
    who: fc.nat(12),
    pick: fc.nat(20),
    flag: fc.boolean(),
    waitMs: fc.constantFrom(10, 1000, 40_000, 200_000),
    words: fc.constantFrom(
      'Hola, Carla',
      'Lo miramos',
      'Lo miramos ahora',
      ' ',
      'No prometemos nada',
      '<!channel> *x*',
    ),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
);

describe('any sequence of moves by anybody', () => {
  it('publishes only approved text, once at a time, and walks only along the tables', () => {
    let published = 0;
    let approvedByPeople = 0;
    fc.assert(
      fc.property(steps, (list) => {
        let view = opened();
        let at = START;
        /** Who approved which hash, collected from the moves themselves, not from the state. */
        const approvals = new Map<string, string>();
        for (const step of list) {
          at = new Date(at.getTime() + step.waitMs);
          const { move, by } = toMove(view, step, at);
          const before = structuredClone(view);
          const verdict = decide(view, move, by, at);
          expect(view).toEqual(before);
          if (verdict.kind !== 'moved') continue;
          view = apply(view, verdict.changes, move.move === 'customer-wrote' ? move.message : undefined);

          expect(verdict.changes.jobs).toContainEqual({ job: 'redraw-card', ticketId: 'tk_1' });
          expect(JSON.stringify(verdict.changes.activity)).not.toMatch(/Carla|miramos|prometemos|channel/);

          // A closed ticket is only reopened; its owner is only changed by a person.
          if (before.ticket.owner !== null && view.ticket.owner !== before.ticket.owner)
            expect(['release', 'take-over']).toContain(move.move);
          if (view.ticket.owner !== null && view.ticket.owner !== before.ticket.owner)
            expect(by).toEqual(person(view.ticket.owner));

          for (const draft of view.drafts) {
            const was = before.drafts.find(({ id }) => id === draft.id);
            if (was?.state === 'void' || was?.state === 'returned') expect(draft).toEqual(was);
            if (was) expect(approvalHash(draft)).toBe(approvalHash(was));
            if (draft.state === 'approved' && was?.state !== 'approved') {
              expect(draft.approvedHash).toBe(approvalHash(draft));
              approvals.set(draft.id, draft.approvedHash ?? '');
              if (draft.approvedBy === 'rule:none') expect(draft.approval.rule).toBe(0);
              else {
                approvedByPeople += 1;
                expect(draft.approvedBy).toBe(by.id);
                expect(by.kind).toBe('person');
                const base = before.drafts.find(({ id }) => id === draft.basedOn);
                const rule =
                  move.move === 'change-and-approve' && base && draft.author === by.id && !was
                    ? base.approval
                    : draft.approval;
                expect(rule.approvers).toContain(by.id);
                const judged = move.move === 'change-and-approve' && !was ? base : draft;
                if (rule.fourEyes !== 'no' && judged) expect(judged.author).not.toBe(by.id);
              }
            }
          }
          expect(view.deliveries.filter(({ state }) => liveDeliveryStates.includes(state)).length).toBeLessThanOrEqual(
            1,
          );
          for (const draft of view.drafts) {
            const spent = view.deliveries.filter(({ draftId, state }) => draftId === draft.id && state !== 'refused');
            expect(spent.length).toBeLessThanOrEqual(1);
          }
          for (const delivery of view.deliveries) {
            const was = before.deliveries.find(({ id }) => id === delivery.id);
            if (delivery.state !== 'sending' || was?.state === 'sending') continue;
            published += 1;
            const draft = view.drafts.find(({ id }) => id === delivery.draftId);
            expect(draft?.state).toBe('approved');
            expect(approvals.get(delivery.draftId)).toBe(draft && approvalHash(draft));
            expect(view.ticket.state).not.toBe('closed');
            expect(draft?.undoUntil === null || (draft?.undoUntil ?? at) <= at).toBe(true);
          }
          const status = statusOf(view);
          expect(new Set(buttonsFor(status)).size).toBe(buttonsFor(status).length);
          for (const draft of view.drafts) draftButtonsFor(draft, status);
          if (view.ticket.state !== 'closed' && status.needs === 'nobody')
            expect(['queued', 'sending', 'answered', 'snoozed']).toContain(status.kind);
        }
      }),
      { numRuns: 1500 },
    );
    // The generator must reach what it is about.
    expect(published).toBeGreaterThan(300);
    expect(approvedByPeople).toBeGreaterThan(300);
  });

  it('says "already" to the same press twice, or refuses it, and changes nothing', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let view = opened();
        let at = START;
        for (const step of list) {
          at = new Date(at.getTime() + step.waitMs);
          const { move, by } = toMove(view, step, at);
          const verdict = decide(view, move, by, at);
          if (verdict.kind !== 'moved') continue;
          view = apply(view, verdict.changes, move.move === 'customer-wrote' ? move.message : undefined);
          const once = [
            'claim',
            'release',
            'take-over',
            'close',
            'reopen',
            'submit',
            'approve',
            'return',
            'stop',
            'send',
            'mark-sent',
            'answered-outside',
            'original-changed',
          ];
          if (once.includes(move.move)) expect(decide(view, move, by, at).kind).not.toBe('moved');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
