import { expect, it } from 'vitest';
import { createTexts } from '../../bot/build/texts.ts';
import { createProblems } from '../../handlers/problems.ts';

it('keeps when each began, in the order in which they did, until it is over', () => {
  const clock = { at: new Date('2026-03-10T09:00:00Z'), now: () => clock.at };
  const problems = createProblems({ clock, t: createTexts('en').in('en') });
  problems.givenUp({ dead: 0, failed: 0 });
  expect(problems.list()).toEqual([]);
  problems.givenUp({ dead: 1, failed: 0 });
  const began = clock.at;
  clock.at = new Date('2026-03-10T09:05:00Z');
  problems.set('channel:x', 'error.surface.channel', { channel: '#x' });
  problems.givenUp({ dead: 3, failed: 1 });
  expect(problems.list()).toEqual([
    { what: 'jobs', since: began, say: '3 jobs were given up after several failures. The log says which and why.' },
    {
      what: 'channel:x',
      since: clock.at,
      say: 'The channel #x does not exist or the app is not in it. Invite it with /invite @Recado.',
    },
    { what: 'inbox', since: clock.at, say: '1 message could not be read and was set aside. The log says why.' },
  ]);
  problems.clear('channel:x');
  problems.givenUp({ dead: 0, failed: 0 });
  expect(problems.list()).toEqual([]);
});
