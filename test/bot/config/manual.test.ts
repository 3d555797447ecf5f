import { describe, expect, it } from 'vitest';
import { configFolder, whole } from './told.ts';

const { told } = configFolder();
const withPersona = (persona: string): string =>
  told(whole.replace('    name: Alba\n', () => `    name: Alba\n    persona: { ${persona} }\n`));
const withClause = (clause: string, rest = ''): string =>
  withPersona(`${rest}clauses: [{ number: "1.1", title: Así, ${clause} }]`);

describe('the manual in the configuration', () => {
  it('may be as it always was, or say everything that there is to say', () => {
    const before =
      'greeting: { es: "Hola, {name}:" }, clauses: [{ number: "1", title: No, check: forbidden-words, words: [no] }]';
    expect(withPersona(before)).toBe('no mistake');
    expect(
      withClause(
        'do: Sí, dont: No, check: formality, formality: { es: tú, es-MX: usted, pt: o senhor, en: surname }, when: { private: false, network: x, kind: [mention, dm], accountKind: employee, language: es, country: [ES, MX], sentiment: negative }',
      ),
    ).toBe('no mistake');
    expect(
      withPersona('signature: { pt: A equipa, pt-BR: A equipe }, phrases: { holding: { pt-BR: Estamos vendo } }'),
    ).toBe('no mistake');
  });

  it.each([
    ['check: links', 'clause 1.1 checks links but names none; add `hosts`.'],
    ['check: emoji', 'clause 1.1 checks emoji but says neither `max` nor `allowed`; add one.'],
    [
      'check: tone, severity: stop',
      'clause 1.1 cannot stop an answer: tone guesses at what a text means, so it only warns; leave `severity` out.',
    ],
    [
      'check: language, max: 3',
      'clauses > entry 1 > max: clause 1.1 says `max`, which language does not read; it belongs to length, emoji, or hashtags.',
    ],
    ['hosts: [alba.example]', 'clause 1.1 says `hosts`, which nothing reads without a check; it belongs to links.'],
    ['check: greeting', 'clause 1.1 looks after a greeting that the persona does not have; add `greeting`.'],
    ['check: signature', 'clause 1.1 looks after a signature that the persona does not have; add `signature`.'],
    [
      'check: formality, formality: { pt: tú }',
      'formality > pt: nobody is addressed as "tú" in pt. It can be tu, você, or o senhor. Did you mean "tu"?',
    ],
    ['check: formality, formality: { fr: tú }', 'write es, pt or en, alone or with a country, such as pt-BR'],
    ['check: promise', '"promise" is not possible here.'],
    ['check: links, hosts: ["https://alba.example"]', 'a host such as alba.example, without https:// and path'],
    [
      'when: { network: twitter }',
      'when > network: there is no network "twitter". It can be x, facebook, instagram, whatsapp, or mastodon.',
    ],
    ['when: { country: Mexico }', 'write a country as two capital letters, such as ES, PT, BR, MX or AR'],
  ])('says what is wrong with { %s }, and where', (clause, mistake) => {
    const says = withClause(clause);
    expect(says).toContain(mistake);
    expect(says).toMatch(/recado\.yaml:4:\d+ {2}brands > alba > persona > clauses > entry 1/);
  });

  it('holds nothing in a phrase that nobody fills in', () => {
    expect(withPersona('phrases: { holding: { es: "Hola {name}" } }')).toContain(
      'persona > phrases > holding > es: nothing fills in "{name}" here',
    );
  });
});
