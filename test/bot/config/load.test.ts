import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { StartError } from '#core/start-error.ts';
import { approvalFor } from '#core/ticket/approval.ts';
import { nearest } from '#core/config/references.ts';
import { createRouter } from '#core/routing/routing.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { configSchema, schemaFile, schemaText } from '../../../bot/config/schema.ts';

const example = path.join(import.meta.dirname, '..', '..', '..', 'recado.yaml');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'recado-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the operator reads; the folder is cut away. */
function told(yaml: string | Buffer): string {
  const file = path.join(folder, 'recado.yaml');
  writeFileSync(file, yaml);
  try {
    loadConfig(file);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.message.replaceAll(`${folder}/`, '');
  }
  return 'no mistake';
}

const whole = `brands:
  alba:
    name: Alba
    accounts:
      alba: { network: x, handle: alba }
areas:
  billing: { name: Facturación, words: [factura] }
channels:
  facturacion: { slack: "#facturacion" }
routes:
  - { when: { area: billing }, to: facturacion }
fallback: facturacion
people:
  lucia: { name: Lucía, email: lucia@alba.example, roles: [agent] }
approvals:
  - { when: { area: billing }, by: { people: [lucia] } }
networks:
  x: { pollSeconds: 5 }
`;

/** ¦ marks the place that must be told. */
describe('a wrong configuration', () => {
  it('is right to begin with', () => {
    expect(told(whole)).toBe('no mistake');
  });

  it.each<[string, string, string, string]>([
    ['unknown channel in a route', 'to: facturacion }', 'to: ¦facturacoin }', 'routes > entry 1 > to: there is no channel "facturacoin". It can be facturacion. Did you mean "facturacion"?'],
    [
      'unknown area in a route',
      '{ when: { area: billing }, to',
      '{ when: { area: ¦bling }, to',
      'routes > entry 1 > when > area: there is no area "bling". It can be billing. Did you mean "billing"?',
    ],
    ['unknown person', '[lucia] } }', '[¦luccia] } }', 'approvals > entry 1 > by > people > entry 1: there is no person "luccia". It can be lucia. Did you mean "lucia"?'],
    [
      'unknown role',
      'roles: [agent]',
      'roles: [¦agnet]',
      'people > lucia > roles > entry 1: there is no role "agnet". It can be moderator, agent, approver, strategist, director, analyst, or admin. Did you mean "agent"?',
    ],
    ['unknown network', 'network: x', 'network: ¦twitter', 'brands > alba > accounts > alba > network: there is no network "twitter". It can be x.'],
    ['unknown name', 'fallback:', '¦fallbak: facturacion\nfallback:', 'fallbak: "fallbak" means nothing here. Did you mean "fallback"?'],
    ['missing value', 'fallback: facturacion\n', '', 'fallback: is missing; it must be a text or a list.'],
    [
      'wrong kind of value',
      '{ network: x, handle: alba }',
      '{ network: x, handle: alba, kind: ¦oficial }',
      'brands > alba > accounts > alba > kind: "oficial" is not possible here. It can be official, robot, or employee. Did you mean "official"?',
    ],
    ['handle with @', 'handle: alba', 'handle: ¦"@alba"', 'brands > alba > accounts > alba > handle: "@alba" is not possible: write the handle without @.'],
    [
      'approver by a wrong word',
      'by: { people: [lucia] }',
      'by: ¦area-expert',
      'approvals > entry 1 > by: area-expert is not possible here; it must be "area-experts", "nobody", `people: ...`, `group: ...`, or `role: ...`. Did you mean "area-experts"?',
    ],
    [
      'approver by a wrong name',
      'by: { people: [lucia] }',
      'by: ¦{ peple: [lucia] }',
      'approvals > entry 1 > by: "peple" is not possible here; it must be "area-experts", "nobody", `people: ...`, `group: ...`, or `role: ...`. Did you mean "people"?',
    ],
    [
      'experts where nobody is one',
      'by: { people: [lucia] }',
      'by: ¦area-experts',
      'approvals > entry 1 > by: nobody is an expert of "billing", so nobody could approve; add the area under a person\'s `areas`.',
    ],
    [
      'nobody to be found',
      '{ name: Lucía, email: lucia@alba.example, roles: [agent] }',
      '¦{ name: Lucía }',
      'people > lucia: give `email`, `slack` or `teams`, or nobody can be found under this name.',
    ],
    ['channel that is nowhere', '{ slack: "#facturacion" }', '¦{ language: es }', 'channels > facturacion: give `slack`, `teams` or both, or there is nowhere to show its cards.'],
    [
      'Teams channel without its team',
      '{ slack: "#facturacion" }',
      '{ teams: ¦Facturación }',
      'channels > facturacion > teams: "Facturación" is not possible: the names of team and channel with / between ("Alba / Facturación") or a channel id (19:...@thread.tacv2).',
    ],
    [
      'half a Teams channel id',
      '{ slack: "#facturacion" }',
      "{ teams: ¦'19:4a95f7d8' }",
      'channels > facturacion > teams: "19:4a95f7d8" is not possible: the names of team and channel with / between ("Alba / Facturación") or a channel id (19:...@thread.tacv2).',
    ],
    [
      'same Teams channel twice',
      '{ slack: "#facturacion" }',
      "{ teams: 'Alba / Facturación' }\n  otro: { teams: ¦alba/facturación }",
      'channels > otro > teams: the Teams channel "alba/facturación" is used twice; it already stands in channels > facturacion > teams.',
    ],
    ['company domain', 'fallback:', 'companyDomains: [¦alba]\nfallback:', 'companyDomains > entry 1: "alba" is not possible: a domain such as alba.example.'],
    ['no e-mail address', 'lucia@alba.example', '¦lucia', 'people > lucia > email: "lucia" is not possible: it is not an e-mail address.'],
    ['setting of a network', 'pollSeconds: 5', '¦pollSecond: 5', 'networks > x > pollSecond: "pollSecond" means nothing here. It can be'],
    ['settings of no network', '  x: { pollSeconds: 5 }', '  ¦mastodon: {}', 'networks > mastodon: there is no network "mastodon". It can be x.'],
    ['time zone', 'fallback:', 'timeZone: ¦Europe/Madird\nfallback:', 'timeZone: there is no time zone "Europe/Madird"; write one such as Europe/Madrid. Did you mean "Europe/Madrid"?'],
    [
      'same handle twice',
      '      alba: { network: x, handle: alba }',
      '      alba: { network: x, handle: alba }\n      b: { network: x, handle: ¦Alba }',
      'brands > alba > accounts > b > handle: the handle "x:alba" is used twice; it already stands in brands > alba > accounts > alba > handle.',
    ],
    ['bad indent', '    name: Alba', '   name: Alba', 'look for a next line that begins too far right'],
    ['tab', '  alba:\n    name', '¦\talba:\n    name', 'this line begins with a tab; use spaces.'],
    ['name twice', 'fallback: facturacion', 'fallback: facturacion\n¦fallback: facturacion', 'this name stands twice in the same place; remove or join one of them.'],
    ['open quote', 'name: Facturación', "name: ¦'Facturación", 'this quote is never closed; add the second one at the end of the text.'],
    ['open double quote', 'networks:', 'timeZone: ¦"Europe/Madrid\nnetworks:', 'this quote is never closed; add the second one at the end of the text.'],
    ['two documents', 'areas:', '¦---\nareas:', 'a second document begins here ("---"); one file is one configuration.'],
    ['a handle of digits', 'handle: alba }', 'handle: ¦12345 }', 'brands > alba > accounts > alba > handle: 12345 is not possible here; it must be a text. Put it in quotes.'],
    ['a name that YAML takes for true', 'name: Lucía,', 'name: ¦true,', 'people > lucia > name: true is not possible here; it must be a text. Put it in quotes.'],
    ['a word of digits', 'words: [factura]', 'words: [¦4711]', 'areas > billing > words > entry 1: 4711 is not possible here; it must be a text. Put it in quotes.'],
    [
      'a condition of digits',
      '{ when: { area: billing }, to',
      '{ when: { words: ¦4711 }, to',
      'routes > entry 1 > when > words: 4711 is not possible here; it must be a text or a list. Put it in quotes.',
    ],
    ['a word that is a sign', 'words: [factura]', 'words: [factura, ¦"-"]', 'areas > billing > words > entry 2: it has no letter, digit or emoji, so nothing can ever match it.'],
    ['a route by a sign', '{ when: { area: billing }, to', '{ when: { words: [¦"¡!"] }, to', 'routes > entry 1 > when > words > entry 1: it has no letter, digit or emoji'],
    [
      'an unknown kind',
      '{ when: { area: billing }, to',
      '{ when: { kind: [¦mencion] }, to',
      'routes > entry 1 > when > kind > entry 1: "mencion" is not possible here. It can be mention, reply, quote, comment, post, dm, review, or form. Did you mean "mention"?',
    ],
    [
      'an unknown language',
      '{ when: { area: billing }, to',
      '{ when: { language: [es, ¦xx] }, to',
      'routes > entry 1 > when > language > entry 2: write a language as two small letters, such as es, pt, en, ca or fr.',
    ],
    [
      'a language in capitals',
      '{ when: { area: billing }, to',
      '{ when: { language: [¦ES] }, to',
      'routes > entry 1 > when > language > entry 1: write a language as two small letters, such as es, pt, en, ca or fr.',
    ],
    [
      'an author with a space',
      '{ when: { area: billing }, to',
      '{ when: { author: [¦"Carla Ruiz"] }, to',
      'routes > entry 1 > when > author > entry 1: "Carla Ruiz" is not possible: write one handle, with or without @.',
    ],
    ['a handle as a Slack id', 'email: lucia@alba.example', 'slack: ¦"@lucia"', 'people > lucia > slack: "@lucia" is not possible: a member id such as U0123456789'],
    ['a Slack id in small letters', 'email: lucia@alba.example', 'slack: ¦u0123456789', 'people > lucia > slack: "u0123456789" is not possible: a member id'],
    ['a name as a Teams id', 'email: lucia@alba.example', 'teams: ¦lucia', 'people > lucia > teams: "lucia" is not possible: her object id in Entra'],
  ])('%s', (_, from, to, sentence) => {
    expect(whole).toContain(from);
    const marked = whole.replace(from, () => to);
    const before = marked.slice(0, Math.max(0, marked.indexOf('¦'))).split('\n');
    const place = marked.includes('¦') ? `recado.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}  ` : '';
    expect(told(marked.replace('¦', ''))).toContain(`${place}${sentence}`);
  });

  /** Each pair is of what zod sees and what only the whole shows, or of two kinds in one place. */
  it.each<[string, [string, string][], RegExp[]]>([
    [
      'a wrong kind and a name of nothing',
      [
        ['email: lucia@alba.example', 'email: 5'],
        ['to: facturacion }', 'to: facturacoin }'],
      ],
      [/:11:.*"facturacoin".*Did you mean "facturacion"/, /:14:.*email: 5 is not possible/],
    ],
    [
      'a name of nothing behind a wrong entry of its list',
      [['  - { when: { area: billing }, to', '  - { to: [] }\n  - { when: { area: bling }, to']],
      [/:11:.*to/, /:12:.*routes > entry 2 > when > area: there is no area "bling"/],
    ],
    [
      'a missing value, an unknown name and a name of nothing',
      [
        ['fallback: facturacion\n', 'fallbak: facturacion\n'],
        ['[lucia] } }', '[luccia] } }'],
      ],
      [/fallback: is missing/, /"fallbak" means nothing/, /there is no person "luccia"/],
    ],
    [
      'settings of a network beside a wrong kind',
      [
        ['pollSeconds: 5', 'pollSeconds: fast'],
        ['name: Alba', 'name: 7'],
      ],
      [/name: 7/, /pollSeconds: fast/],
    ],
  ])('tells both: %s', (_, changes, sentences) => {
    let yaml = whole;
    for (const [from, to] of changes) {
      expect(yaml).toContain(from);
      yaml = yaml.replace(from, () => to);
    }
    const lines = told(yaml).split('\n');
    expect(lines).toHaveLength(sentences.length + 1);
    for (const sentence of sentences) expect(lines.slice(1)).toContainEqual(expect.stringMatching(sentence));
  });

  describe('texts for customers', () => {
    const withPersona = (persona: string): string => told(whole.replace('    name: Alba\n', () => `    name: Alba\n    persona: { ${persona} }\n`));

    it.each(['{nombre}', '{Name}', '{ name }', '{{name}}', '${name}', '%s', '%name%', '%(name)s', '[nombre]', '<nombre>', '{name', '{}'])('hold nothing that nobody fills in: %s', (placeholder) => {
      const shown = placeholder === '{name' ? '{' : placeholder;
      expect(withPersona(`greeting: { es: "Hola, ${placeholder}:" }`)).toContain(
        `recado.yaml:4:32  brands > alba > persona > greeting > es: nothing fills in "${shown}", so customers would read it as it stands; only {name} becomes the customer's name.`,
      );
      expect(withPersona(`signature: { es: "Alba ${placeholder}" }`)).toContain('persona > signature > es: nothing fills in');
      expect(withPersona(`phrases: { private: { es: "Escríbenos ${placeholder}" } }`)).toContain('persona > phrases > private > es: nothing fills in');
    });

    it('may hold the name in a greeting, and only there', () => {
      expect(withPersona('greeting: { es: "Hola, {name}:", en: "100% (really) [1] <3 {name}" }')).toBe('no mistake');
      expect(withPersona('signature: { es: "{name}" }')).toContain('nothing fills in "{name}" here');
    });
  });

  it('may ask for everything that a message can be', () => {
    expect(told(whole.replace('{ when: { area: billing }, to', '{ when: { kind: [mention, reply, quote, dm], language: [es, ca, eu, zh], author: "@carla", words: [😡, "24h"] }, to'))).toBe(
      'no mistake',
    );
  });

  describe('as a file', () => {
    const accents = whole.replace('name: Facturación', 'name: "Facturación"');
    it('in another encoding says where, and what to do', () => {
      expect(told(Buffer.from(accents, 'latin1'))).toBe(
        'recado.yaml:7 is not UTF-8: a letter with an accent, or another sign, is saved there in another encoding (ANSI, Windows-1252, Latin-1). Save the file as UTF-8.',
      );
      for (const bytes of [Buffer.from(`\ufeff${accents}`, 'utf16le'), Buffer.from(accents, 'utf16le'), Buffer.from(`\ufeff${accents}`, 'utf16le').swap16()])
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
      expect(told(`${whole}# ${'x'.repeat(3_000_000)}\n`)).toBe('recado.yaml is too large: 4 MB; the most is 2 MB. Is it the right file?');
      const tags = Array.from({ length: 2_001 }, (_, index) => `t${index}`).join();
      expect(told(`${whole}tags: [${tags}]\n`)).toContain('tags: has too many entries; the most is 2000.');
      const people = Array.from({ length: 2_001 }, (_, index) => `  p${index}: { name: P, email: p${index}@a.example }`).join('\n');
      expect(told(whole.replace('people:\n', () => `people:\n${people}\n`))).toContain('people: there are too many; the most is 2000.');
    });
  });

  it('with one tab tells the tab, and not what comes of it', () => {
    expect(told(whole.replace('    name: Alba\n    accounts:', '\tname: Alba\n    accounts:')).split('\n')).toEqual([
      'recado.yaml is not readable as YAML:',
      '  recado.yaml:3:1  this line begins with a tab; use spaces.',
    ]);
  });

  it('blames nothing on what only stands in a wrong part', () => {
    expect(told(whole.replace('{ slack: "#facturacion" }', '{ slack: 5 }')).split('\n')).toEqual(['recado.yaml has a mistake:', expect.stringContaining('slack')]);
    expect(told(whole.replace('roles: [agent]', 'roles: 5').replace('people: [lucia]', 'role: agent')).split('\n')).toHaveLength(2);
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
    expect(() => loadConfig(path.join(folder, 'none.yaml'))).toThrow(/no configuration at .*none\.yaml.*recado\.yaml: copy it there, or name another file with RECADO_CONFIG/);
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

describe('the example', () => {
  const config = loadConfig(example);
  const router = createRouter(config);
  const route = (text: string) => router({ brand: 'alba', accounts: ['alba'], network: 'x', kind: 'mention', language: 'es', author: 'carla', text, profile: '' });

  it('begins with the channel and the person of the first message', () => {
    const {
      route: { channels },
      area,
    } = route('@alba me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?');
    expect(channels[0]).toBe(Object.keys(config.channels)[0]);
    expect(area).toBe('billing');
    expect(config.people[Object.keys(config.people)[0] ?? '']?.roles).toContain('agent');
  });

  it.each([
    ['@alba a minha encomenda devia ter chegado na terça', 'envios'],
    ['@alba ¿a qué hora abre el domingo la tienda de Bilbao?', 'tiendas'],
    ['@alba does the oak lamp come with a bulb?', 'producto'],
    ['@alba os voy a denunciar', 'redes'],
    ['Obrigada @alba!', 'redes'],
  ])('%s -> %s', (text, channel) => {
    expect(route(text).route.channels[0]).toBe(channel);
  });

  it('asks nobody for product, the experts for billing, and names somebody else for the rest', () => {
    const by = (area: string | null, text = '') =>
      approvalFor(config, { brand: 'alba', accounts: ['alba'], network: 'x', kind: 'mention', area, region: null, centre: null, language: 'es', author: 'c', text, accountKind: 'official' });
    expect(by('product').rule).toBe(0);
    expect(by('billing').by).toBe('area-experts');
    expect(by(null).by).toEqual({ people: ['ivan', 'emma'] });
    expect(by('product', 'llamo a mi abogado')).toMatchObject({ by: { people: ['emma', 'ivan'] }, fourEyes: 'strict' });
  });

  it('speaks all three languages', () => {
    expect(new Set(Object.values(config.people).map(({ language }) => language))).toEqual(new Set(['es', 'pt', 'en']));
  });

  it('points editors to the schema', () => {
    expect(readFileSync(example, 'utf8').split('\n', 1)[0]).toBe('# yaml-language-server: $schema=./recado.schema.json');
  });
});

describe('the schema', () => {
  it('is current; if not, run `npm run schema`', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText());
  });

  it('takes the example and finds a mistake in it', () => {
    const validate = new ajv2020.default({ strict: false, validateFormats: false }).compile(configSchema());
    const raw: unknown = parse(readFileSync(example, 'utf8'));
    expect(validate(raw), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...Object(raw), langage: 'es' })).toBe(false);
  });
});
