import { describe, expect, it } from 'vitest';
import { configFolder, marked, whole } from './told.ts';

const { told } = configFolder();

/** ¦ marks the place that must be told. */
describe('a wrong configuration', () => {
  it('is right to begin with', () => {
    expect(told(whole)).toBe('no mistake');
  });

  it.each<[string, string, string, string]>([
    [
      'unknown channel in a route',
      'to: facturacion }',
      'to: ¦facturacoin }',
      'routes > entry 1 > to: there is no channel "facturacoin". It can be facturacion. Did you mean "facturacion"?',
    ],
    [
      "an employee's account of nobody",
      'alba: { network: x, handle: alba }',
      'alba: { network: x, handle: alba, kind: ¦employee }',
      "brands > alba > accounts > alba > kind: an employee's account says whose it is",
    ],
    [
      'an account whose answers are read, and a list of rules that ends without one',
      'alba: { network: x, handle: alba }',
      'alba: { network: x, handle: alba, reviewed: ¦true }',
      'brands > alba > accounts > alba > reviewed: where no rule of `approvals` holds, nobody else reads what is said from it; end the list with a rule without `when`',
    ],
    [
      "an employee's account of somebody unknown",
      'alba: { network: x, handle: alba }',
      'alba: { network: x, handle: alba, kind: employee, person: ¦luca }',
      'brands > alba > accounts > alba > person: there is no person "luca".',
    ],
    [
      "a robot's account that is somebody's own",
      'alba: { network: x, handle: alba }',
      'alba: { network: x, handle: alba, kind: ¦robot, person: lucia }',
      'brands > alba > accounts > alba > kind: `person` goes with kind `employee`',
    ],
    [
      'hours that overlap',
      'networks:',
      'hours:\n  a: { week: { mon-fri: 09:00-14:00, fri: ¦13:00-18:00 } }\nnetworks:',
      'hours > a > week > fri: 09:00-14:00 and 13:00-18:00 overlap on fri.',
    ],
    [
      'a night that runs into the morning after it',
      'networks:',
      'hours:\n  a: { week: { fri: 22:00-06:00, sat: ¦05:00-09:00 } }\nnetworks:',
      'hours > a > week > sat: 22:00-06:00 and 05:00-09:00 overlap on sat.',
    ],
    [
      'a holiday that does not exist',
      'networks:',
      'hours:\n  a: { week: { mon: 09:00-14:00 }, holidays: [¦2026-02-30] }\nnetworks:',
      'hours > a > holidays > entry 1: there is no such day; write 2026-12-25, or 12-25 for every year.',
    ],
    [
      'a time of service that is none',
      'networks:',
      'hours:\n  a: { week: { mon: ¦9 to 5 } }\nnetworks:',
      'hours > a > week > mon: "9 to 5" is no time of service; write from and to, such as 09:00-14:00 (22:00-06:00 ends on the next day), or closed.',
    ],
    [
      'a schedule that is not there',
      'networks:',
      'hours:\n  madrid: { week: { mon: 09:00-14:00 } }\nservice:\n  - { hours: ¦madird }\nnetworks:',
      'service > entry 1 > hours: there is no schedule "madird". It can be madrid. Did you mean "madrid"?',
    ],
    [
      'a time zone of a schedule that is not there',
      'networks:',
      'hours:\n  a: { timeZone: ¦Europe/Madird, week: { mon: 09:00-14:00 } }\nnetworks:',
      'hours > a > timeZone: there is no time zone "Europe/Madird"; write one such as Europe/Madrid. Did you mean "Europe/Madrid"?',
    ],
    [
      'an escalation to nobody',
      'networks:',
      'levels:\n  - { first: 30m, escalateTo: { role: ¦director } }\nnetworks:',
      'levels > entry 1 > escalateTo > role: nobody has the role "director", so nobody could be told.',
    ],
    [
      'a switch for nobody',
      'networks:',
      "managers: facturacion\ncrisis:\n  holding: ¦{ es: 'Lo miramos.' }\nnetworks:",
      'crisis > holding: nobody could ever switch it on: nobody in `people` has a role with the right `manage`, such as director.',
    ],
    [
      'an acknowledgement that does not say when there is service',
      'networks:',
      "hours:\n  a: { week: { mon: 09:00-14:00 } }\nservice:\n  - { hours: a, acknowledge: { es: ¦'Ahora no hay nadie.' } }\nnetworks:",
      'service > entry 1 > acknowledge > es: it does not say when there is service again; write {opens} where it belongs.',
    ],
    [
      'an automatic answer that nothing fills in',
      'networks:',
      "automatic:\n  - { say: { es: ¦'Hola, {nombre}' } }\nnetworks:",
      'automatic > entry 1 > say > es: nothing fills in "{nombre}" here, so customers would read it as it stands; it can be {name}, {number}.',
    ],
    [
      'a length of time that is none',
      'networks:',
      'levels:\n  - { first: ¦half an hour }\nnetworks:',
      'levels > entry 1 > first: "half an hour" is no length of time; write 30m, 8h, 2d or 1h30m.',
    ],
    [
      'unknown area in a route',
      '{ when: { area: billing }, to',
      '{ when: { area: ¦bling }, to',
      'routes > entry 1 > when > area: there is no area "bling". It can be billing. Did you mean "billing"?',
    ],
    [
      'unknown person',
      '[lucia] } }',
      '[¦luccia] } }',
      'approvals > entry 1 > by > people > entry 1: there is no person "luccia". It can be lucia. Did you mean "lucia"?',
    ],
    [
      'unknown role',
      'roles: [agent]',
      'roles: [¦agnet]',
      'people > lucia > roles > entry 1: there is no role "agnet". It can be moderator, agent, approver, strategist, director, analyst, or admin. Did you mean "agent"?',
    ],
    [
      'unknown network',
      'network: x',
      'network: ¦twitter',
      'brands > alba > accounts > alba > network: there is no network "twitter". It can be x, facebook, instagram, whatsapp, or mastodon.',
    ],
    [
      'unknown name',
      'fallback:',
      '¦fallbak: facturacion\nfallback:',
      'fallbak: "fallbak" means nothing here. Did you mean "fallback"?',
    ],
    ['missing value', 'fallback: facturacion\n', '', 'fallback: is missing; it must be a text or a list.'],
    [
      'wrong kind of value',
      '{ network: x, handle: alba }',
      '{ network: x, handle: alba, kind: ¦oficial }',
      'brands > alba > accounts > alba > kind: "oficial" is not possible here. It can be official, robot, or employee. Did you mean "official"?',
    ],
    [
      'handle with @',
      'handle: alba',
      'handle: ¦"@alba"',
      'brands > alba > accounts > alba > handle: "@alba" is not possible: write the handle without @.',
    ],
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
    [
      'channel that is nowhere',
      '{ slack: "#facturacion" }',
      '¦{ language: es }',
      'channels > facturacion: give `slack`, `teams` or both, or there is nowhere to show its cards.',
    ],
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
    [
      'company domain',
      'fallback:',
      'companyDomains: [¦alba]\nfallback:',
      'companyDomains > entry 1: "alba" is not possible: a domain such as alba.example.',
    ],
    [
      'no e-mail address',
      'lucia@alba.example',
      '¦lucia',
      'people > lucia > email: "lucia" is not possible: it is not an e-mail address.',
    ],
    [
      'setting of a network',
      'pollSeconds: 5',
      '¦pollSecond: 5',
      'networks > x > pollSecond: "pollSecond" means nothing here. It can be',
    ],
    [
      'settings of no network',
      '  x: { pollSeconds: 5 }',
      '  ¦myspace: {}',
      'networks > myspace: there is no network "myspace". It can be x, facebook, instagram, whatsapp, or mastodon.',
    ],
    [
      'time zone',
      'fallback:',
      'timeZone: ¦Europe/Madird\nfallback:',
      'timeZone: there is no time zone "Europe/Madird"; write one such as Europe/Madrid. Did you mean "Europe/Madrid"?',
    ],
    [
      'same handle twice',
      '      alba: { network: x, handle: alba }',
      '      alba: { network: x, handle: alba }\n      b: { network: x, handle: ¦Alba }',
      'brands > alba > accounts > b > handle: the handle "x:alba" is used twice; it already stands in brands > alba > accounts > alba > handle.',
    ],
    ['bad indent', '    name: Alba', '   name: Alba', 'look for a next line that begins too far right'],
    ['tab', '  alba:\n    name', '¦\talba:\n    name', 'this line begins with a tab; use spaces.'],
    [
      'name twice',
      'fallback: facturacion',
      'fallback: facturacion\n¦fallback: facturacion',
      'this name stands twice in the same place; remove or join one of them.',
    ],
    [
      'open quote',
      'name: Facturación',
      "name: ¦'Facturación",
      'this quote is never closed; add the second one at the end of the text.',
    ],
    [
      'open double quote',
      'networks:',
      'timeZone: ¦"Europe/Madrid\nnetworks:',
      'this quote is never closed; add the second one at the end of the text.',
    ],
    [
      'open quote that the next one seems to close',
      'name: Facturación',
      'name: ¦"Facturación\n  other: { name: "Otra", words: [x] }',
      'this quote is never closed; add the second one at the end of the text.',
    ],
    [
      'open quote far above others',
      'name: Alba',
      "name: ¦'Alba\n    languages: ['es']",
      'this quote is never closed; add the second one at the end of the text.',
    ],
    [
      'two documents',
      'areas:',
      '¦---\nareas:',
      'a second document begins here ("---"); one file is one configuration.',
    ],
    [
      'a handle of digits',
      'handle: alba }',
      'handle: ¦12345 }',
      'brands > alba > accounts > alba > handle: 12345 is not possible here; it must be a text. Put it in quotes.',
    ],
    [
      'a name that YAML takes for true',
      'name: Lucía,',
      'name: ¦true,',
      'people > lucia > name: true is not possible here; it must be a text. Put it in quotes.',
    ],
    [
      'a word of digits',
      'words: [factura]',
      'words: [¦4711]',
      'areas > billing > words > entry 1: 4711 is not possible here; it must be a text. Put it in quotes.',
    ],
    [
      'a condition of digits',
      '{ when: { area: billing }, to',
      '{ when: { words: ¦4711 }, to',
      'routes > entry 1 > when > words: 4711 is not possible here; it must be a text or a list. Put it in quotes.',
    ],
    [
      'a word that is a sign',
      'words: [factura]',
      'words: [factura, ¦"-"]',
      'areas > billing > words > entry 2: it has no letter, digit or emoji, so nothing can ever match it.',
    ],
    [
      'a route by a sign',
      '{ when: { area: billing }, to',
      '{ when: { words: [¦"¡!"] }, to',
      'routes > entry 1 > when > words > entry 1: it has no letter, digit or emoji',
    ],
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
    [
      'a handle as a Slack id',
      'email: lucia@alba.example',
      'slack: ¦"@lucia"',
      'people > lucia > slack: "@lucia" is not possible: a member id such as U0123456789',
    ],
    [
      'a Slack id in small letters',
      'email: lucia@alba.example',
      'slack: ¦u0123456789',
      'people > lucia > slack: "u0123456789" is not possible: a member id',
    ],
    [
      'a name as a Teams id',
      'email: lucia@alba.example',
      'teams: ¦lucia',
      'people > lucia > teams: "lucia" is not possible: her object id in Entra',
    ],
  ])('%s', (_, from, to, sentence) => {
    expect(whole).toContain(from);
    const { yaml, place } = marked(from, to);
    expect(told(yaml)).toContain(`${place}${sentence}`);
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
});
