import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SENTIMENTS, type Sentiment } from '#core/ports/labels.ts';

/** Ready-made libraries, which are no part of the product: installed in a folder of their own to be measured beside ours. */
export const LIBRARIES =
  'sentiment@5.0.2 wink-sentiment@5.0.2 vader-sentiment@1.1.3 multilang-sentiment@2.0.0 @nlpjs/sentiment@4.26.1 @nlpjs/lang-es @nlpjs/lang-pt @nlpjs/lang-en natural@8.1.1 wink-nlp wink-eng-lite-web-model';

export interface Library {
  name: string;
  languages: readonly string[];
  /** Texts a second are so few that only the first are tried. */
  most?: number;
  judge(text: string, language: string): Promise<Sentiment> | Sentiment;
}

const ofScore = (score: number, calm = 0): Sentiment => SENTIMENTS[score > calm ? 2 : score < -calm ? 0 : 1];
const all = ['es', 'pt', 'en'];
/** Libraries without types: what is called is named here, and what comes out is read as a number. */
type Loose = any; // oxlint-disable-line typescript/no-explicit-any

const MAKERS: readonly ((get: (name: string) => Loose) => Library)[] = [
  (get) => {
    const Sentiment = get('sentiment');
    const one = new Sentiment();
    return { name: 'sentiment (AFINN)', languages: ['en'], judge: (text) => ofScore(one.analyze(text).score) };
  },
  (get) => {
    const analyse = get('wink-sentiment');
    return { name: 'wink-sentiment', languages: ['en'], judge: (text) => ofScore(analyse(text).score) };
  },
  (get) => {
    const vader = get('vader-sentiment');
    return {
      name: 'vader-sentiment',
      languages: ['en'],
      judge: (text) => ofScore(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
    };
  },
  (get) => {
    const make = get('wink-nlp');
    const nlp = make(get('wink-eng-lite-web-model'), ['sbd', 'sentiment']);
    return {
      name: 'wink-nlp',
      languages: ['en'],
      judge: (text) => ofScore(Number(nlp.readDoc(text).out(nlp.its.sentiment)), 0.1),
    };
  },
  (get) => {
    const analyse = get('multilang-sentiment');
    return {
      name: 'multilang-sentiment',
      languages: all,
      most: 150,
      judge: (text, language) => ofScore((analyse.default ?? analyse)(text, language).score),
    };
  },
  (get) => {
    const { SentimentAnalyzer, PorterStemmer, PorterStemmerEs, PorterStemmerPt } = get('natural');
    const by: Record<string, Loose> = {
      en: new SentimentAnalyzer('English', PorterStemmer, 'afinn'),
      es: new SentimentAnalyzer('Spanish', PorterStemmerEs, 'afinn'),
      pt: new SentimentAnalyzer('Portuguese', PorterStemmerPt, 'afinn'),
    };
    return {
      name: 'natural',
      languages: all,
      judge: (text, language) =>
        ofScore(
          Number(
            by[language].getSentiment(
              text
                .toLowerCase()
                .split(/[^\p{L}']+/u)
                .filter(Boolean),
            ),
          ),
        ),
    };
  },
  (get) => {
    const { SentimentAnalyzer } = get('@nlpjs/sentiment');
    const { Container } = get('@nlpjs/core');
    const container = new Container();
    const { LangEs } = get('@nlpjs/lang-es');
    const { LangPt } = get('@nlpjs/lang-pt');
    const { LangEn } = get('@nlpjs/lang-en');
    for (const Language of [LangEs, LangPt, LangEn]) container.use(Language);
    const analyser = new SentimentAnalyzer({ container });
    return {
      name: '@nlpjs/sentiment',
      languages: all,
      judge: async (text, locale) =>
        ofScore(Number((await analyser.process({ utterance: text, locale })).sentiment.score)),
    };
  },
];

/** Those that are installed in a folder; what is missing or breaks is said in `failed`. */
export function loadLibraries(folder: string): { libraries: Library[]; failed: string[] } {
  const root = path.resolve(folder);
  const require = createRequire(path.join(root, 'package.json'));
  const libraries: Library[] = [];
  const failed: string[] = [];
  if (!existsSync(root)) return { libraries, failed: [`There is no folder ${root}.`] };
  for (const make of MAKERS) {
    try {
      libraries.push(make((name) => require(name)));
    } catch (error) {
      failed.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  return { libraries, failed };
}
