import { expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { reviewedProblems, unreadWays } from '#core/config/reviewed.ts';

const account = { key: 'alba-fb', brand: 'alba', network: 'facebook', kind: 'official' } as const;
const people = { by: { people: ['ivan', 'emma'] } };

it.each<[string, object[], object[]]>([
  ['no rule at all', [], [{ rule: 'none' }]],
  ['a rule for everything', [people], []],
  ['a rule for its network', [{ when: { network: 'facebook' }, ...people }], []],
  ['a rule for some of its messages', [{ when: { language: 'es' }, ...people }], [{ rule: 'none' }]],
  ['a rule for accounts of colleagues', [{ when: { accountKind: 'employee' }, by: 'nobody' }, people], []],
  [
    'nobody for some of its messages',
    [{ when: { area: 'product' }, by: 'nobody' }, people],
    [{ rule: 0, why: 'nobody' }],
  ],
  ['nobody on another network', [{ when: { area: 'product', network: 'x' }, by: 'nobody' }, people], []],
  ['nobody behind a rule for everything', [people, { by: 'nobody' }], []],
  ['whoever wrote it', [{ ...people, fourEyes: 'no' }], [{ rule: 0, why: 'own' }]],
])('an answer is read by somebody else, or not: %s', (_, approvals, expected) => {
  const config = Config.parse({
    brands: {
      alba: {
        name: 'Alba',
        accounts: {
          'alba-fb': { network: 'facebook', handle: 'alba', reviewed: true },
          alba: { network: 'x', handle: 'a' },
        },
      },
    },
    channels: { general: { slack: '#general' } },
    fallback: 'general',
    approvals,
  });
  expect(unreadWays(config, account)).toEqual(expected);
  expect(reviewedProblems(config)).toHaveLength(expected.length === 0 ? 0 : 1);
});
