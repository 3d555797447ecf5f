import { expect, it } from 'vitest';
import { inPath } from '../../../../adapters/surfaces/teams/inbound/activity.ts';

it.each([
  ['19:abc_def-1@thread.tacv2;messageid=1700000000000', '19:abc_def-1@thread.tacv2;messageid=1700000000000'],
  ['19:a/../b?c#d%zz é', '19:a%2F..%2Fb%3Fc%23d%25zz%20%C3%A9'],
  ['\ud83d👍', '%EF%BF%BD%F0%9F%91%8D'],
])('an id stands in a path as one part of it: %j', (id, part) => {
  expect(inPath(id)).toBe(part);
  expect(new URL(`https://connector.example/v3/teams/${inPath(id)}/x`).pathname.split('/')).toHaveLength(5);
});
