import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { By } from '#core/ticket/changes.ts';
import {
  answeredBy,
  answerText,
  delegationSteps,
  waitedMs,
  type DelegateTo,
  type Delegation,
  type DelegationState,
} from '#core/ticket/delegation.ts';
import { decide, type Move } from '#core/ticket/moves/index.ts';
import { questionButtonsFor } from '#core/standing-buttons.ts';
import { apply, minutes, opened, person, scene, START, system, text, type Scene } from '../../scene.ts';

const [lucia, teresa, joao, ivan] = ['lucia', 'teresa', 'joao', 'ivan'].map(person) as [By, By, By, By];
const link: By = { kind: 'system', id: 'link' };
const toTeresa: DelegateTo = { kind: 'person', person: 'teresa' };
const toGroup: DelegateTo = { kind: 'group', group: '@legal', members: ['teresa', 'joao', 'lucia'] };
const byLink: DelegateTo = { kind: 'link', name: '', address: null };
const ask = (to: DelegateTo, question = '¿Desde cuándo?'): Move => ({
  move: 'delegate',
  to,
  question,
  note: null,
  language: 'es',
  tokenHash: to.kind === 'link' ? 'a'.repeat(64) : null,
});
const say = (
  delegationId: string,
  words: string,
  source: 'form' | 'thread' | 'direct' | 'link' = 'form',
  messageKey: string | null = null,
): Move => ({
  move: 'answer-delegation',
  delegationId,
  text: words,
  source,
  messageKey,
});

function asked(to: DelegateTo): Scene & { id(): string; delegation(): Delegation } {
  const s = scene(opened({ owner: 'lucia', ownedSince: START }));
  s.do(ask(to), lucia);
  const delegation = (): Delegation => {
    const [first] = s.view.delegations;
    if (!first) throw new Error('nothing was asked');
    return first;
  };
  return Object.assign(s, { delegation, id: () => delegation().id });
}
const refusal = (s: Scene, move: Move, by: By): unknown => {
  const verdict = s.try(move, by);
  return verdict.kind === 'refused' ? verdict.code : verdict.kind === 'already' ? verdict.say.key : verdict.kind;
};

describe('asking an expert', () => {
  it('mentions her in the thread and tells her directly', () => {
    const s = scene();
    const { newDelegation, thread, jobs } = s.do(ask(toTeresa), lucia);
    expect(newDelegation).toMatchObject({
      state: 'asked',
      askedBy: 'lucia',
      to: toTeresa,
      tokenHash: null,
      expiresAt: null,
      answers: [],
    });
    expect(thread).toEqual([{ kind: 'delegation', delegationId: newDelegation?.id, mention: ['teresa'] }]);
    expect(jobs.map(({ job }) => job)).toEqual(['redraw-card']);
    expect(s.view.ticket.owner).toBeNull();
  });

  it('leaves the asker out of her own group', () => {
    expect(asked(toGroup).delegation().to).toMatchObject({ members: ['teresa', 'joao'] });
  });

  it('gives a link seven days', () => {
    const delegation = asked(byLink).delegation();
    expect(delegation.expiresAt?.getTime()).toBe(delegation.askedAt.getTime() + 7 * 24 * 3_600_000);
  });

  it.each<[string, Move, string]>([
    ['no question', ask(toTeresa, ' \u200b'), 'delegation.no-question'],
    ['herself', ask({ kind: 'person', person: 'lucia' }), 'delegation.yourself'],
    ['a group of herself', ask({ kind: 'group', group: '@legal', members: ['lucia'] }), 'delegation.empty-group'],
  ])('refuses %s', (_what, move, code) => {
    expect(refusal(scene(), move, lucia)).toBe(code);
  });

  it('asks the same person the same thing once, and several at once', () => {
    const s = asked(toTeresa);
    expect(refusal(s, ask(toTeresa), ivan)).toBe('say.asked-already');
    expect(refusal(s, ask(toTeresa, '¿Y cuánto?'), lucia)).toBe('moved');
    expect(refusal(s, ask({ kind: 'person', person: 'joao' }), lucia)).toBe('moved');
    expect(s.view.delegations).toHaveLength(3);
  });

  it('is refused on a closed ticket and to rules', () => {
    expect(refusal(scene(opened({ state: 'closed', closedAt: START })), ask(toTeresa), lucia)).toBe('ticket.closed');
    expect(refusal(scene(), ask(toTeresa), { kind: 'rule', id: 'rule:1' })).toBe('right.missing');
  });
});

describe('answers', () => {
  it('the first one ends her waiting time and notifies asker and owner once', () => {
    const s = scene(opened({ owner: 'joao', ownedSince: START }));
    s.do(ask(toTeresa), lucia);
    s.wait(10 * 60_000);
    const id = s.view.delegations[0]?.id ?? '';
    const first = s.do(say(id, 'Desde octubre', 'thread', 'slack:C1:1'), teresa);
    expect(first.thread).toEqual([{ kind: 'expert-answer', delegationId: id, mention: ['lucia', 'joao'] }]);
    const waited = waitedMs(s.view.delegations[0] ?? { askedAt: START, answeredAt: null });
    expect(waited).toBe(10 * 60_000 + 1000);
    expect(first.activity).toEqual([
      { what: 'delegation.answered', detail: { delegationId: id, source: 'thread', waitedMs: waited } },
    ]);
    const more = s.do(say(id, 'Y solo en Norte', 'thread', 'slack:C1:2'), teresa);
    expect(more.thread).toBeUndefined();
    expect(answerText(s.view.delegations[0] ?? { answers: [] })).toBe('Desde octubre\n\nY solo en Norte');
    expect(waitedMs(s.view.delegations[0] ?? { askedAt: START, answeredAt: null })).toBe(waited);
  });

  it('follow an edit of her message until they are used', () => {
    const s = asked(toTeresa);
    s.do(say(s.id(), 'Desde octubre', 'direct', 'slack:D1:1'), teresa);
    s.do(say(s.id(), 'Desde noviembre', 'direct', 'slack:D1:1'), teresa);
    expect(s.delegation().answers).toMatchObject([{ text: 'Desde noviembre' }]);
    expect(refusal(s, say(s.id(), 'Desde noviembre', 'direct', 'slack:D1:1'), teresa)).toBe('say.answered-already');
    s.do({ move: 'use-answer', delegationId: s.id() }, lucia);
    expect(refusal(s, say(s.id(), 'Desde diciembre', 'direct', 'slack:D1:1'), teresa)).toBe('delegation.used');
    expect(s.delegation().answers).toMatchObject([{ text: 'Desde noviembre' }]);
  });

  it('come only from those who were asked', () => {
    const s = asked(toTeresa);
    for (const by of [lucia, ivan, link]) expect(refusal(s, say(s.id(), 'Yo lo sé'), by)).toBe('delegation.not-asked');
    expect(refusal(s, say(s.id(), 'Yo lo sé', 'link'), link)).toBe('delegation.not-asked');
    expect(refusal(s, say(s.id(), '\u200b '), teresa)).toBe('delegation.no-answer');
    expect(refusal(s, say('dg_none', 'Hola'), teresa)).toBe('delegation.not-found');
  });

  it('of a group: the first one wins', () => {
    const s = asked(toGroup);
    s.do(say(s.id(), 'Desde octubre'), joao);
    expect(refusal(s, say(s.id(), 'Desde enero'), teresa)).toBe('delegation.answered');
    expect(s.delegation().answers).toHaveLength(1);
  });

  it('of a group: "I\'ll look" keeps the others out', () => {
    const s = asked(toGroup);
    expect(questionButtonsFor(s.delegation(), 'direct')).toEqual(['write-answer', 'take-delegation']);
    s.do({ move: 'take-delegation', delegationId: s.id() }, teresa);
    expect(questionButtonsFor(s.delegation(), 'thread')).toEqual(['write-answer', 'withdraw-delegation']);
    expect(refusal(s, { move: 'take-delegation', delegationId: s.id() }, teresa)).toBe('say.taken-already');
    expect(refusal(s, { move: 'take-delegation', delegationId: s.id() }, joao)).toBe('delegation.taken');
    expect(refusal(s, say(s.id(), 'Desde enero'), joao)).toBe('delegation.taken');
    expect(refusal(s, { move: 'take-delegation', delegationId: s.id() }, ivan)).toBe('delegation.not-asked');
    expect(refusal(s, say(s.id(), 'Desde octubre'), teresa)).toBe('moved');
  });

  it('by a link: one, and within its time', () => {
    const s = asked(byLink);
    s.do(say(s.id(), 'Desde octubre', 'link'), link);
    expect(refusal(s, say(s.id(), 'Otra cosa', 'link'), link)).toBe('say.answered-already');
    expect(s.delegation().answers).toMatchObject([{ by: 'link', text: 'Desde octubre' }]);
    const late = asked(byLink);
    late.wait(7 * 24 * 3_600_000);
    expect(refusal(late, say(late.id(), 'Tarde', 'link'), link)).toBe('delegation.expired');
    expect(refusal(asked(byLink), { move: 'take-delegation', delegationId: 'x' }, link)).toBe('delegation.not-found');
  });
});

describe('using and withdrawing', () => {
  it('a version made from an answer uses it in the same move', () => {
    const s = asked(toTeresa);
    s.do(say(s.id(), 'Desde octubre'), teresa);
    const changes = s.do(
      { move: 'write', draft: text('Hola: desde octubre', { basedOn: s.id() }), submit: true, answerOf: s.id() },
      lucia,
    );
    expect(changes.delegations).toEqual([{ id: s.id(), set: { state: 'used', usedAt: s.at } }]);
    expect(changes.activity).toContainEqual({
      what: 'delegation.used',
      detail: { delegationId: s.id(), draftId: changes.newDraft?.id },
    });
    expect(changes.newDraft).toMatchObject({ author: 'lucia', writers: ['lucia'] });
    expect(refusal(s, { move: 'use-answer', delegationId: s.id() }, lucia)).toBe('say.used-already');
  });

  it('nothing is used before it came', () => {
    const s = asked(toTeresa);
    expect(refusal(s, { move: 'use-answer', delegationId: s.id() }, lucia)).toBe('delegation.not-answered');
    expect(
      s.do({ move: 'write', draft: text('Hola'), submit: true, answerOf: s.id() }, lucia).delegations,
    ).toBeUndefined();
  });

  it('asker and owner withdraw what waits', () => {
    const s = asked(toTeresa);
    expect(refusal(s, { move: 'withdraw-delegation', delegationId: s.id() }, ivan)).toBe('delegation.not-yours');
    s.do({ move: 'withdraw-delegation', delegationId: s.id() }, lucia);
    expect(refusal(s, { move: 'withdraw-delegation', delegationId: s.id() }, lucia)).toBe('say.withdrawn-already');
    expect(refusal(s, say(s.id(), 'Tarde'), teresa)).toBe('delegation.withdrawn');
    const answered = asked(toTeresa);
    answered.do(say(answered.id(), 'Desde octubre'), teresa);
    expect(refusal(answered, { move: 'withdraw-delegation', delegationId: answered.id() }, lucia)).toBe(
      'delegation.too-late',
    );
  });

  it('is taken back where whoever was asked has left, and asker and owner are told', () => {
    const s = asked(toTeresa);
    const { thread } = s.do({ move: 'experts-gone', gone: ['teresa', 'nuno'] }, system);
    expect(thread).toEqual([
      { kind: 'event', key: 'event.expert-gone', params: { experts: 'teresa' }, mention: ['lucia'] },
    ]);
    expect(s.delegation().state).toBe('withdrawn');
    expect(refusal(s, { move: 'experts-gone', gone: ['teresa'] }, system)).toBe('say.withdrawn-already');
  });

  it('waits on for the others of a group, who are asked again where one of them had taken it', () => {
    const s = asked(toGroup);
    expect(refusal(s, { move: 'experts-gone', gone: ['teresa'] }, system)).toBe('say.withdrawn-already');
    s.do({ move: 'take-delegation', delegationId: s.id() }, teresa);
    const { thread } = s.do({ move: 'experts-gone', gone: ['teresa'] }, system);
    expect(thread).toEqual([
      { kind: 'event', key: 'event.expert-gone.others', params: { experts: 'teresa' }, mention: ['joao'] },
    ]);
    expect(s.delegation()).toMatchObject({ state: 'asked', takenBy: null });
    s.do({ move: 'experts-gone', gone: ['teresa', 'joao'] }, system);
    expect(s.delegation().state).toBe('withdrawn');
  });

  it('keeps an answer that has come from somebody who left since', () => {
    const s = asked(toTeresa);
    s.do(say(s.id(), 'Desde octubre'), teresa);
    expect(refusal(s, { move: 'experts-gone', gone: ['teresa'] }, system)).toBe('say.withdrawn-already');
    expect(s.delegation().state).toBe('answered');
  });

  it('closing withdraws every question that waits and ends its link', () => {
    const s = asked(byLink);
    s.do(ask(toTeresa), lucia);
    s.do({ move: 'close', reason: 'no-answer-needed' }, lucia);
    expect(s.view.delegations.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(refusal(s, say(s.id(), 'Tarde', 'link'), link)).toBe('delegation.withdrawn');
  });

  it("an answer in the network's own app withdraws them too", () => {
    const s = asked(toTeresa);
    s.do(
      { move: 'answered-outside', messageId: 'ms_9', url: 'https://x.example/9', at: minutes(1) },
      { kind: 'system', id: 'ingest' },
    );
    expect(s.delegation().state).toBe('withdrawn');
  });
});

describe('which question a message answers', () => {
  it('the newest that waits for her, else the one she answered last, never her own', () => {
    const s = asked(toTeresa);
    expect(answeredBy(s.view.delegations, 'teresa')?.id).toBe(s.id());
    expect(answeredBy(s.view.delegations, 'lucia')).toBeNull();
    s.do(say(s.id(), 'Desde octubre'), teresa);
    expect(answeredBy(s.view.delegations, 'teresa')?.id).toBe(s.id());
    s.do(ask(toGroup, '¿Y cuánto?'), ivan);
    expect(answeredBy(s.view.delegations, 'teresa')?.question).toBe('¿Y cuánto?');
    s.do({ move: 'take-delegation', delegationId: s.view.delegations[1]?.id ?? '' }, joao);
    expect(answeredBy(s.view.delegations, 'teresa')?.id).toBe(s.id());
  });
});

const whoever: By[] = [lucia, teresa, joao, ivan, link, { kind: 'customer', id: 'au_1' }];
const steps = fc.array(
  fc.record({
    what: fc.nat(9),
    who: fc.nat(whoever.length - 1),
    pick: fc.nat(3),
    words: fc.constantFrom('Desde octubre', 'No lo sé', ' ', '<!channel>'),
    waitMs: fc.constantFrom(1_000, 3_600_000, 4 * 24 * 3_600_000),
  }),
  { maxLength: 40, size: 'max' },
);

describe('any sequence of moves by anybody', () => {
  it('walks along the table; one person answers each question; what was used or withdrawn stays as it was', () => {
    const reached = new Set<DelegationState>();
    fc.assert(
      fc.property(steps, (list) => {
        let view = opened({ owner: 'lucia', ownedSince: START });
        let at = START;
        for (const { what, who, pick, words, waitMs } of list) {
          at = new Date(at.getTime() + waitMs);
          const delegation = view.delegations.at(pick) ?? view.delegations.at(-1);
          const id = delegation?.id ?? 'dg_none';
          const by = whoever[who] ?? lucia;
          const moves: Move[] = [
            ask(toTeresa, words),
            ask(toGroup, words),
            ask(byLink, words),
            { move: 'take-delegation', delegationId: id },
            say(id, words, by === link ? 'link' : 'form'),
            say(id, words, 'direct', `slack:D:${pick}`),
            { move: 'use-answer', delegationId: id },
            { move: 'withdraw-delegation', delegationId: id },
            { move: 'close', reason: 'no-answer-needed' },
            { move: 'reopen' },
          ];
          const move = moves[what];
          if (!move) throw new Error('no move');
          const verdict = decide(view, move, by, at);
          if (verdict.kind !== 'moved') continue;
          const before = view;
          view = apply(view, verdict.changes);
          expect(JSON.stringify(verdict.changes.activity)).not.toContain('octubre');
          for (const now of view.delegations) {
            reached.add(now.state);
            const then = before.delegations.find((each) => each.id === now.id);
            if (then && delegationSteps[then.state].length === 0) expect(now).toEqual(then);
            expect(new Set(now.answers.map((each) => each.by)).size).toBeLessThanOrEqual(1);
            expect(now.answers.length > 0).toBe(now.state === 'answered' || now.state === 'used');
            expect(now.answeredAt === null).toBe(now.answers.length === 0);
            if (now.to.kind === 'link') expect(now.answers.length).toBeLessThanOrEqual(1);
            if (view.ticket.state === 'closed') expect(now.state).not.toBe('asked');
          }
        }
      }),
      { numRuns: 400 },
    );
    expect([...reached].toSorted()).toEqual(['answered', 'asked', 'used', 'withdrawn']);
  });
});
