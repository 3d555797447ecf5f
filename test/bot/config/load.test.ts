import { describe, expect, it } from 'vitest';
import { nearest } from '#core/config/references.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { configFolder, whole } from './told.ts';

const { inFolder, told } = configFolder();

describe('a wrong configuration', () => {
  describe('texts for customers', () => {
    const withPersona = (persona: string): string =>
      told(whole.replace('    name: Alba\n', () => `    name: Alba\n    persona: { ${persona} }\n`));

    it.each([
      '{nombre}',
      '{Name}',
      '{ name }',
      '{{name}}',
      '${name}',
      '%s',
      '%name%',
      '%(name)s',
      '[nombre]',
      '<nombre>',
      '{name',
      '{}',
    ])('hold nothing that nobody fills in: %s', (placeholder) => {
      const shown = placeholder === '{name' ? '{' : placeholder;
      expect(withPersona(`greeting: { es: "Hola, ${placeholder}:" }`)).toContain(
        `recado.yaml:4:32  brands > alba > persona > greeting > es: nothing fills in "${shown}", so customers would read it as it stands; only {name} becomes the customer's name.`,
      );
      expect(withPersona(`signature: { es: "Alba ${placeholder}" }`)).toContain(
        'persona > signature > es: nothing fills in',
      );
      expect(withPersona(`phrases: { private: { es: "Escríbenos ${placeholder}" } }`)).toContain(
        'persona > phrases > private > es: nothing fills in',
      );
    });

    it('may hold the name in a greeting, and only there', () => {
      expect(withPersona('greeting: { es: "Hola, {name}:", en: "100% (really) [1] <3 {name}" }')).toBe('no mistake');
      expect(withPersona('signature: { es: "{name}" }')).toContain('nothing fills in "{name}" here');
    });
  });

  it('may ask for everything that a message can be', () => {
    expect(
      told(
        whole.replace(
          '{ when: { area: billing }, to',
          '{ when: { kind: [mention, reply, quote, dm], language: [es, ca, eu, zh], author: "@carla", words: [😡, "24h"] }, to',
        ),
      ),
    ).toBe('no mistake');
  });

  describe('as a file', () => {
    const accents = whole.replace('name: Facturación', 'name: "Facturación"');
    it('in another encoding says where, and what to do', () => {
      expect(told(Buffer.from(accents, 'latin1'))).toBe(
        'recado.yaml:7 is not UTF-8: a letter with an accent, or another sign, is saved there in another encoding (ANSI, Windows-1252, Latin-1). Save the file as UTF-8.',
      );
      for (const bytes of [
        Buffer.from(`\ufeff${accents}`, 'utf16le'),
        Buffer.from(accents, 'utf16le'),
        Buffer.from(`\ufeff${accents}`, 'utf16le').swap16(),
      ])
        expect(told(bytes)).toBe('recado.yaml is saved as UTF-16 ("Unicode" in Windows). Save it as UTF-8.');
    });

    it.each([
      ['a mark of its encoding', `\ufeff${whole}`],
      ['lines ended as in Windows', whole.replaceAll('\n', '\r\n')],
      ['lines ended as on old Macs', whole.replaceAll('\n', '\r')],
    ])('may have %s', (_, text) => {
      expect(told(text)).toBe('no mistake');
    });

    it('that is far too large is not read', () => {
      expect(told(`${whole}# ${'x'.repeat(3_000_000)}\n`)).toBe(
        'recado.yaml is too large: 4 MB; the most is 2 MB. Is it the right file?',
      );
      const tags = Array.from({ length: 2_001 }, (_, index) => `t${index}`).join();
      expect(told(`${whole}tags: [${tags}]\n`)).toContain('tags: has too many entries; the most is 2000.');
      const people = Array.from(
        { length: 2_001 },
        (_, index) => `  p${index}: { name: P, email: p${index}@a.example }`,
      ).join('\n');
      expect(told(whole.replace('people:\n', () => `people:\n${people}\n`))).toContain(
        'people: there are too many; the most is 2000.',
      );
    });
  });

  it('with one tab tells the tab, and not what comes of it', () => {
    expect(told(whole.replace('    name: Alba\n    accounts:', '\tname: Alba\n    accounts:')).split('\n')).toEqual([
      'recado.yaml is not readable as YAML:',
      '  recado.yaml:3:1  this line begins with a tab; use spaces.',
    ]);
  });

  it('blames nothing on what only stands in a wrong part', () => {
    expect(told(whole.replace('{ slack: "#facturacion" }', '{ slack: 5 }')).split('\n')).toEqual([
      'recado.yaml has a mistake:',
      expect.stringContaining('slack'),
    ]);
    expect(
      told(whole.replace('roles: [agent]', 'roles: 5').replace('people: [lucia]', 'role: agent')).split('\n'),
    ).toHaveLength(2);
  });

  it('tells ten mistakes at once, in the order of the file, and how many more there are', () => {
    const bad = Array.from({ length: 13 }, (_, index) => `  - { to: canal${index} }`).join('\n');
    const lines = told(whole.replace('routes:', () => `routes:\n${bad}`)).split('\n');
    expect(lines[0]).toBe('recado.yaml has 13 mistakes:');
    expect(lines).toHaveLength(12);
    expect(lines[1]).toContain('recado.yaml:11:11  routes > entry 1 > to: there is no channel "canal0"');
    expect(lines.at(-1)).toBe('  and 3 more');
  });

  it.each([
    ['', 'is empty'],
    ['# nothing\n', 'is empty'],
    ['- a\n', 'does not consist of names and values'],
  ])('%j', (yaml, sentence) => {
    expect(told(yaml)).toContain(sentence);
  });

  it('that is not there says where the example is', () => {
    expect(() => loadConfig(inFolder('none.yaml'))).toThrow(
      /no configuration at .*none\.yaml.*recado\.yaml: copy it there, or name another file with RECADO_CONFIG/,
    );
  });

  it('cannot be a bomb of references', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join()}]`)
      .join('\n')}\n`;
    expect(told(bomb)).toContain('recado.yaml refers to itself so often');
  });
});

it('the nearest word is one that a slip of the finger can have meant', () => {
  expect(nearest('agnet', ['agent', 'admin'])).toBe('agent');
  expect(nearest('q', ['p'])).toBeUndefined();
  expect(nearest('mastodon', ['x'])).toBeUndefined();
});
