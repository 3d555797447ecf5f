import { describe, expect, it } from 'vitest';
import { mayPublish, type Hold, type HoldKind, type Publishing } from '#core/holds/hold.ts';

const at = new Date('2026-03-10T10:41:00Z');
const hold = (kind: HoldKind, over: Partial<Hold> = {}): Hold => ({
  id: `ho_${kind}`,
  brand: 'alba',
  kind,
  people: kind === 'approval' ? ['emma', 'carmen'] : [],
  texts: {},
  by: 'emma',
  at,
  incidentId: null,
  endedBy: null,
  endedAt: null,
  ...over,
});
const version = (author: string, approvedBy: string | null): Pick<Publishing & { kind: 'reply' }, 'version'> => ({
  version: { author, approvedBy },
});
const reply = (author: string, approvedBy: string | null): Publishing => ({
  brand: 'alba',
  kind: 'reply',
  ...version(author, approvedBy),
});
const scheduled = (author: string, approvedBy: string): Publishing => ({
  brand: 'alba',
  kind: 'scheduled',
  ...version(author, approvedBy),
});
const automatic: Publishing = { brand: 'alba', kind: 'automatic' };
const said = (ruling: ReturnType<typeof mayPublish>): string => (ruling.may ? 'yes' : ruling.until);

describe('what may be published', () => {
  const on = { approval: hold('approval'), automatic: hold('automatic'), statement: hold('statement') };
  it.each<[string, Hold[], Publishing, string]>([
    ['nothing is switched on', [], reply('lucia', 'rule:none'), 'yes'],
    ['nothing is switched on', [], automatic, 'yes'],
    ['a statement is pinned', [on.statement], automatic, 'yes'],
    ['a statement is pinned', [on.statement], reply('lucia', 'rule:none'), 'yes'],
    ['everything needs approval: no rule asked', [on.approval], reply('lucia', 'rule:none'), 'approval'],
    ['everything needs approval: somebody else approved', [on.approval], reply('lucia', 'ivan'), 'approval'],
    ['everything needs approval: one of them approved', [on.approval], reply('lucia', 'emma'), 'yes'],
    [
      'everything needs approval: she wrote it, and nobody read it',
      [on.approval],
      reply('emma', 'rule:none'),
      'approval',
    ],
    ['everything needs approval: she wrote it, somebody approved', [on.approval], reply('emma', 'ivan'), 'yes'],
    ['everything needs approval: not approved at all', [on.approval], reply('lucia', null), 'approval'],
    ['everything needs approval', [on.approval], automatic, 'held'],
    ['everything needs approval', [on.approval], scheduled('lucia', 'ivan'), 'approval'],
    ['nothing without a person', [on.automatic], automatic, 'held'],
    ['nothing without a person', [on.automatic], scheduled('lucia', 'emma'), 'held'],
    ['nothing without a person', [on.automatic], reply('lucia', 'rule:none'), 'yes'],
    ['both', [on.approval, on.automatic], reply('lucia', 'rule:none'), 'approval'],
    ['of another brand', [hold('approval', { brand: 'norte' })], reply('lucia', 'rule:none'), 'yes'],
    ['it has ended', [hold('automatic', { endedAt: at, endedBy: 'emma' })], automatic, 'yes'],
  ])('%s', (_what, holds, what, expected) => {
    expect(said(mayPublish(holds, what))).toBe(expected);
  });

  it('says why in a sentence: who decides, who switched it on and since when', () => {
    const ruling = mayPublish([on.approval], reply('lucia', 'ivan'));
    expect(ruling).toMatchObject({
      may: false,
      reason: {
        key: 'hold.reason.approval',
        params: { by: 'emma', since: at.toISOString(), approvers: 'emma, carmen' },
      },
    });
  });
});
