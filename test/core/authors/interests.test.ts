import { describe, expect, it } from 'vitest';
import { mentionedBy } from '#core/authors/interests.ts';
import { Profile } from '#core/config/profile.ts';
import { profileProblems } from '#core/config/profile-problems.ts';

const profile = Profile.parse({
  legalBasis: 'legitimate-interest',
  interests: { deco: { name: 'Decoración', words: ['salón', 'lámpara'] } },
  brands: { lumbre: { name: 'Casa Lumbre', words: ['casa lumbre'] } },
});
const said = (text: string, day: number) => ({
  text,
  url: `https://x.example/${day}`,
  postedAt: new Date(Date.UTC(2026, 9, day)),
});

describe('what an author mentions', () => {
  it('is counted by message, with the newest as examples, the most often first', () => {
    const found = mentionedBy(
      profile,
      [
        said('mi salón con esa lámpara', 1),
        said('En CASA  LUMBRE no', 2),
        said('otra lampara', 3),
        said('lámpara', 2),
        said('nada', 9),
      ],
      'Vivo en mi salón',
    );
    expect(found).toEqual([
      {
        kind: 'interest',
        name: 'Decoración',
        count: 3,
        inBio: true,
        lastAt: said('', 3).postedAt,
        examples: [said('', 3), said('', 2)].map(({ url, postedAt }) => ({
          url,
          postedAt,
        })),
      },
      expect.objectContaining({ kind: 'brand', name: 'Casa Lumbre', count: 1, inBio: false }),
    ]);
    expect(mentionedBy(profile, [said('nada', 1)], '')).toEqual([]);
  });

  it.each([
    ['Salud', 'yoga'],
    ['Familia', 'embarazada'],
    ['Fe', 'Igreja'],
    ['Voters', 'trade union'],
  ])('is never what the law protects most: %s, %s', (name, word) => {
    const wrong = Profile.parse({ legalBasis: 'consent', interests: { x: { name, words: [word] } } });
    const [problem] = profileProblems(wrong);
    expect(problem?.message).toContain('the law protects most');
    expect(problem?.path.slice(0, 3)).toEqual(['profile', 'interests', 'x']);
  });

  it('needs words, and is not there where nothing is said', () => {
    expect(profileProblems(undefined)).toEqual([]);
    expect(profileProblems(profile)).toEqual([]);
    const empty = Profile.parse({ legalBasis: 'consent', brands: { x: { name: 'X' } } });
    expect(profileProblems(empty)[0]?.message).toBe('nothing ever mentions "x"; add `words`');
    expect(Profile.safeParse({ interests: {} }).success).toBe(false);
  });
});
