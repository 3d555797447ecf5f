import path from 'node:path';
import { expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { checkDraft } from '#core/persona/persona.ts';
import { termsOf } from '#core/crisis/terms.ts';
import { signatureOf } from '#core/floods/signature.ts';
import { readable, sober } from '#core/model/fence.ts';
import { mayRate, pressedScore, typedScore, withoutKey } from '#core/rating/rating.ts';
import { asTyped, atMost, isVisible, partsOf } from '#core/visible-text.ts';
import { withoutQuoted } from '#core/persona/quoted.ts';
import { bodyOf as personaBody } from '#core/persona/body.ts';
import { createKnowledge } from '#core/knowledge/knowledge.ts';
import { mostSimilar } from '#core/knowledge/similar.ts';
import { mentionedBy } from '#core/authors/interests.ts';
import { drawable, inLines } from '#core/chart/svg-text.ts';
import { nearTags } from '#core/ticket/near-tags.ts';
import { toTag } from '#core/ticket/tags.ts';
import { complaintIn, readAnswer } from '../../adapters/model/answer.ts';
import { groupAlike } from '../../handlers/actions/shared/alike.ts';
import { withoutAddressee } from '../../handlers/cards/conversation.ts';
import { bodyOf, firstName } from '../../handlers/forms/opening.ts';
import { html } from '../../handlers/web/html.ts';
import { cleanText, toJson } from '../../store/database/rows.ts';
import { wordsIn } from '../../store/lists/find.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { reactionOf } from '#core/ticket/reaction.ts';
import { fold } from '#core/routing/words.ts';
import { isSameWords } from '#core/intake/same-words.ts';
import { readMessage } from '../../adapters/text/labels/read-message.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { withoutEndings } from '../../handlers/actions/shared/without-endings.ts';
import { withoutIdentity } from '../../handlers/web/expert-answer/without-identity.ts';
import { parseFind } from '../../handlers/lists/find-words.ts';
import { oneLine } from '../../handlers/cards/format.ts';
import { growthOf } from '../support/growth.ts';
import { growsWithItsLengthOnly } from '../support/long-texts.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { createRouting } from '../support/routed.ts';
import { configuration } from './actions/rig.ts';
import { article } from '../support/article.ts';

const config = Config.parse(configuration);
const text = createTextAnalysis();
const router = createRouting(config);
/** The whole manual of the example. */
const manual = loadConfig(path.join(import.meta.dirname, '..', '..', 'recado.yaml')).brands['alba']?.persona;
if (!manual) throw new Error('no manual');

const interests = {
  legalBasis: 'consent' as const,
  interests: { kitchen: { name: 'Cocina', words: ['cocina*', 'una receta'] } },
  brands: {},
};
const now = new Date('2026-11-30T10:00:00Z');
const articles = createKnowledge([
  article({ id: 'plazo', title: 'Plazo de entrega', questions: ['¿Cuándo llega mi pedido?'], answer: 'En dos días.' }),
]);

/** Everything but networks and chats that looks into a text of strangers, or into an answer that may be as long. */
const work: Record<string, (foreign: string) => unknown> = {
  'personal data': (foreign) => text.personalData(foreign),
  language: (foreign) => text.language(foreign, ['es', 'pt', 'en']),
  'every label': (foreign) =>
    readMessage(foreign, { allowed: ['es', 'pt', 'en'], brands: [{ id: 'alba', words: ['Alba', 'a a*'] }] }),
  'the words shown by a link': (foreign) => withoutIdentity({ config, text }, foreign),
  'the same words as ours': (foreign) => isSameWords(foreign, 'Hola'),
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
  'words that rise': termsOf,
  'what floods are known by': signatureOf,
  'what a model reads': (foreign) => readable(foreign, text),
  'what a model answers': readAnswer,
  'what a model complains of': complaintIn,
  'what a model says, as people read it': (foreign) => sober(foreign, { most: 500, canary: 'geranio' }),
  'a rating, typed or pressed': (foreign) => [
    mayRate(foreign),
    typedScore({ askedAt: now }, foreign, now),
    pressedScore({ choices: ['5 ⭐', '4 ⭐'] }, foreign),
    withoutKey(foreign),
  ],
  'what is typed, and whether anything is seen of it': (foreign) => [
    asTyped(foreign),
    isVisible(foreign),
    partsOf(foreign, 2_900),
    atMost(foreign, 200),
  ],
  'what is quoted': withoutQuoted,
  'an answer without greeting and signature': (foreign) => [
    personaBody(foreign, manual),
    bodyOf(foreign, { text: '', greeting: 'Hola, Carla:', signature: 'Alba' }),
  ],
  'articles that may help': (foreign) =>
    articles.find({ text: foreign, language: 'es', brand: 'alba', network: 'x', area: null, day: '2026-11-30' }, 3),
  'answers to questions like it': (foreign) =>
    mostSimilar({ text: foreign, language: 'es' }, [{ question: foreign, answer: 'Mañana', language: 'es' }], 3),
  'what an author speaks of': (foreign) => mentionedBy(interests, [{ text: foreign, url: '', postedAt: now }], foreign),
  'messages that say the same': (foreign) => groupAlike([foreign, `${foreign}.`], (each) => each),
  'a tag': (foreign) => [toTag(foreign), nearTags(foreign, ['envíos', 'devolución'])],
  'a name to be greeted by': (foreign) =>
    firstName({ name: foreign, handle: foreign, network: 'x' }, createTexts('es').in('es')),
  'an answer without whom it is for': (foreign) => withoutAddressee(foreign, 'ana'),
  'a page of ours': (foreign) => String(html`<p>${foreign}</p>`),
  'a text in a picture': (foreign) => [drawable(foreign), inLines(foreign, 300, 12)],
  'rows of the database': (foreign) => [cleanText(foreign), toJson({ text: foreign }), wordsIn(foreign)],
};

growsWithItsLengthOnly(work);

it('is found out where the work does grow with the square', async () => {
  const unanchored = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+/gu;
  let found = false;
  // A busy machine may hold up the shorter run, so that one look takes a square for a line.
  for (let look = 0; look < 3 && !found; look += 1)
    found = (await growthOf((foreign) => [...foreign.matchAll(unanchored)], 'a-')).isSquare;
  expect(found).toBe(true);
}, 300_000);
