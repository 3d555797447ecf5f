import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { checkDraft } from '#core/persona/persona.ts';
import { reactionOf } from '#core/ticket/reaction.ts';
import { fold } from '#core/routing/words.ts';
import { isSameWords } from '#core/intake/same-words.ts';
import { measure } from '../../adapters/networks/x/measure.ts';
import {
  clean as slackClean,
  escape,
  fallbackText,
  shorten as slackShorten,
} from '../../adapters/surfaces/slack/drawing/limits.ts';
import {
  clean as teamsClean,
  oneLine as teamsLine,
  shorten as teamsShorten,
} from '../../adapters/surfaces/teams/drawing/limits.ts';
import { readWritten } from '../../adapters/surfaces/teams/inbound/words.ts';
import { readMessage } from '../../adapters/text/labels/read-message.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { withoutEndings } from '../../handlers/actions/shared/without-endings.ts';
import { withoutIdentity } from '../../handlers/web/expert-answer/without-identity.ts';
import { parseFind } from '../../handlers/lists/find-words.ts';
import { oneLine } from '../../handlers/cards/format.ts';
import { growthOf, LONG } from '../support/growth.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { createRouting } from '../support/routed.ts';
import { configuration } from './actions/rig.ts';

const config = Config.parse(configuration);
const text = createTextAnalysis();
const router = createRouting(config);
/** The whole manual of the example. */
const manual = loadConfig(path.join(import.meta.dirname, '..', '..', 'recado.yaml')).brands['alba']?.persona;
if (!manual) throw new Error('no manual');

/** Everything that looks into a text of strangers, or into an answer that may be as long. */
const work: Record<string, (foreign: string) => unknown> = {
  'personal data': (foreign) => text.personalData(foreign),
  language: (foreign) => text.language(foreign, ['es', 'pt', 'en']),
  'every label': (foreign) =>
    readMessage(foreign, { allowed: ['es', 'pt', 'en'], brands: [{ id: 'alba', words: ['Alba', 'a a*'] }] }),
  'the words shown by a link': (foreign) => withoutIdentity({ config, text }, foreign),
  'the same words as ours': (foreign) => isSameWords(foreign, 'Hola'),
  'length as X counts it': (foreign) => measure(foreign, 280),
  'an answer without its line endings': withoutEndings,
  'words without accents': fold,
  'what a customer says of our answer': reactionOf,
  routing: (foreign) =>
    router({
      brand: 'alba',
      accounts: ['alba'],
      network: 'x',
      kind: 'mention',
      language: 'es',
      author: 'c',
      text: foreign,
      profile: foreign,
    }),
  'the persona check': (foreign) =>
    checkDraft({
      draft: { text: foreign },
      persona: manual,
      asked: foreign,
      customerLanguage: 'es',
      draftLanguage: 'pt',
      country: 'BR',
      network: 'x',
      accountKind: 'employee',
      recent: [foreign],
      measured: [{ length: 1, max: 2 }],
      personalData: [],
      private: false,
    }),
  'the persona check where no language can be told': (foreign) =>
    checkDraft({
      draft: { text: foreign },
      persona: manual,
      asked: 'No me llega el pedido. ¿Cuándo llega?',
      customerLanguage: null,
      draftLanguage: null,
      measured: [{ length: 1, max: 2 }],
      personalData: [],
      private: false,
    }),
  'what is looked for': (foreign) => parseFind(foreign, { config, now: new Date(), timeZone: 'Europe/Madrid' }),
  'one line of a card': (foreign) => oneLine(foreign, 200),
  'words of Teams': (foreign) =>
    readWritten({
      text: foreign,
      entities: [],
      attachments: [{ contentType: 'text/html', content: foreign }],
      recipient: { id: '28:bot' },
    }),
  'a text for Slack': (foreign) => [escape(slackClean(foreign)), slackShorten(foreign, 2_900), fallbackText(foreign)],
  'a text for Teams': (foreign) => [teamsClean(foreign), teamsShorten(foreign, 2_900), teamsLine(foreign, 200)],
};

const shapes: Record<string, string> = {
  Chinese: '我的包裹还没有到请问什么时候能送达谢谢',
  Spanish: 'Me habéis cobrado dos veces la factura de octubre. ',
  'a-a-': 'a-',
  'a.a.': 'a.',
  'a@a.': 'a@a.',
  '@': '@',
  'handles in a row': '@a',
  '<': '<',
  'open tags': '<a ',
  tags: '<b>',
  'quotes of Teams': '<blockquote itemtype="http://schema.skype.com/Reply" ',
  'links of Slack': '<https://a|',
  spaces: ' ',
  'spaces and a word': `${' '.repeat(999)}x`,
  'no-break spaces': '\u00a0',
  'line breaks': '\n',
  digits: '1',
  'digits in pairs': '34 ',
  telephones: '612 345 678, ',
  addresses: 'ana@correo.example ',
  links: 'https://alba.example/p/612345678 ',
  'links without end': 'https://',
  'wide digits': '６１２　',
  emoji: '😡👏🏽',
  joined: '👩‍👩‍👧‍👦',
  'stacked accents': 'e\u0301\u0301',
  'one letter': 'x',
  'half pairs': '\ud83d',
  'a ligature of eighteen letters': 'ﷺ',
  quotes: 'a:"',
  apostrophes: "'",
  'quoted thanks': '"gracias ',
};

describe(`a text of ${LONG} characters`, () => {
  it.each(Object.keys(work))(
    'costs twice as much as its half: %s',
    (name) => {
      for (const [shape, piece] of Object.entries(shapes)) {
        const { isSquare, ms } = growthOf((foreign) => work[name]?.(foreign), piece);
        expect(isSquare, `${shape} grows with the square: ${Math.round(ms)} ms`).toBe(false);
        expect(ms, shape).toBeLessThan(10_000);
      }
    },
    300_000,
  );

  it('is found out where the work does grow with the square', () => {
    const unanchored = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+/gu;
    // A busy machine may hold up the shorter run, so that one look takes a square for a line.
    const looks = [1, 2, 3].some(() => growthOf((foreign) => [...foreign.matchAll(unanchored)], 'a-').isSquare);
    expect(looks).toBe(true);
  }, 300_000);
});
