import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalFor, approvalWith, approvalHash, type ApprovalFacts } from '#core/ticket/approval.ts';
import { Config } from '#core/config/config.ts';
import type { Publication } from '#core/ticket/draft.ts';

const plain: Publication = { text: 'Hola', attachments: [], account: 'alba', private: false, target: '1', at: null };
const file = (sha256: string, name = 'a.png') => ({ name, mime: 'image/png', sha256 });

describe('the hash of what will be published', () => {
  it('is a SHA-256 in hex, and the same for the same publication', () => {
    expect(approvalHash(plain)).toMatch(/^[0-9a-f]{64}$/);
    expect(approvalHash({ ...plain })).toBe(approvalHash(plain));
  });

  it.each([
    ['text', { text: 'Hola ' }],
    ['text, by its normal form', { text: 'cafe\u0301' }],
    ['attachments', { attachments: [file('aa')] }],
    ['what is said of a picture', { attachments: [{ ...file('aa'), alt: 'una caja' }] }],
    ['account', { account: 'alba-pt' }],
    ['privacy', { private: true }],
    ['target', { target: '2' }],
    ['time', { at: new Date(0) }],
  ])('differs with the %s', (_, set) => {
    expect(approvalHash({ ...plain, text: 'café', ...set })).not.toBe(approvalHash({ ...plain, text: 'café' }));
  });

  it('minds the order of attachments, not their names', () => {
    expect(approvalHash({ ...plain, attachments: [{ ...file('aa'), alt: 'una caja' }] })).not.toBe(
      approvalHash({ ...plain, attachments: [file('aa')] }),
    );
    expect(
      approvalHash({ ...plain, attachments: [{ ...file('aa'), size: 3, from: { surface: 'slack', ref: 'F1' } }] }),
    ).toBe(approvalHash({ ...plain, attachments: [file('aa')] }));
    const two = { ...plain, attachments: [file('aa'), file('bb')] };
    expect(approvalHash({ ...two, attachments: two.attachments.toReversed() })).not.toBe(approvalHash(two));
    expect(approvalHash({ ...two, attachments: [file('aa', 'other'), file('bb')] })).toBe(approvalHash(two));
  });

  it('never lets one field speak for another', () => {
    const publication = fc.record({
      text: fc.string(),
      attachments: fc.array(fc.record({ name: fc.constant('n'), mime: fc.constant('m'), sha256: fc.string() }), {
        maxLength: 2,
      }),
      account: fc.string(),
      private: fc.boolean(),
      target: fc.string(),
      at: fc.constant(null),
    });
    const key = (p: Publication): string =>
      JSON.stringify([p.text, p.attachments.map((a) => a.sha256), p.account, p.private, p.target]);
    fc.assert(
      fc.property(publication, publication, (a, b) => (approvalHash(a) === approvalHash(b)) === (key(a) === key(b))),
    );
    expect(approvalHash({ ...plain, account: 'a","b', target: 'c' })).not.toBe(
      approvalHash({ ...plain, account: 'a', target: 'b","c' }),
    );
  });
});

describe('which rule asks for approval', () => {
  const { approvals } = Config.parse({
    brands: {},
    channels: {},
    fallback: 'x',
    approvals: [
      { when: { accountKind: 'employee' }, by: 'area-experts', fourEyes: 'strict' },
      { when: { area: ['product', 'shops'] }, by: 'nobody' },
      { when: { words: 'abogado', language: 'es' }, by: { role: 'director' } },
      { when: { kind: 'mention' }, by: { people: ['ivan'] } },
    ],
  });
  const facts: ApprovalFacts = {
    brand: 'alba',
    accounts: ['alba'],
    network: 'x',
    kind: 'mention',
    area: 'billing',
    region: null,
    centre: null,
    sentiment: null,
    category: null,
    urgency: null,
    topic: null,
    intent: null,
    red: null,
    toxicity: null,
    mentioned: null,
    tags: [],
    language: 'es',
    author: 'carla',
    text: 'Hola',
    accountKind: 'official',
  };
  it.each([
    ['the first that holds', { text: 'Llamo a mi ABOGADO' }, { rule: 3, by: { role: 'director' }, fourEyes: 'yes' }],
    [
      'not one whose other condition fails',
      { text: 'abogado', language: 'pt' },
      { rule: 4, by: { people: ['ivan'] }, fourEyes: 'yes' },
    ],
    ['by kind of account', { accountKind: 'employee' as const }, { rule: 1, by: 'area-experts', fourEyes: 'strict' }],
    ['"nobody" ends the list', { area: 'shops', text: 'abogado' }, { rule: 0, by: 'nobody', fourEyes: 'no' }],
    ['none', { kind: 'dm' }, { rule: 0, by: 'nobody', fourEyes: 'no' }],
  ])('%s', (_, set, choice) => {
    expect(approvalFor({ approvals }, { ...facts, ...set })).toEqual(choice);
  });

  it('what was learnt never takes an approver away, and may ask for one', () => {
    const billing = facts;
    const shops = { ...facts, area: 'shops' };
    const dm = { ...facts, kind: 'dm' };
    expect(approvalWith({ approvals }, shops)).toMatchObject({ rule: 0 });
    expect(approvalWith({ approvals }, shops, billing)).toMatchObject({ rule: 4, by: { people: ['ivan'] } });
    expect(approvalWith({ approvals }, billing, shops)).toMatchObject({ rule: 4 });
    expect(approvalWith({ approvals }, { ...billing, accountKind: 'employee' }, billing)).toMatchObject({
      rule: 4,
      fourEyes: 'strict',
    });
    expect(approvalWith({ approvals }, dm, dm)).toMatchObject({ rule: 0 });
  });
});
