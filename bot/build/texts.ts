import { createInstance } from 'i18next';
import { languages, voices, type Language, type Voice } from '#core/config/config.ts';
import {
  catalogue,
  type Speaker,
  type TextKey,
  type TextParams,
  type Texts,
  type Translate,
} from '#core/texts/index.ts';
import type { Network, NetworkDisplay } from '#core/ports/network-definition.ts';
import { networks as allNetworks } from '../../adapters/networks/registry.ts';

type NamedNetwork = Pick<Network, 'id' | 'display'>;

/**
 * Sentences in the reader's language. Values are put in as they are: whoever shows the sentence escapes it for its surface.
 * `{{@close}}` names a button as it is labelled. `{{code, language}}` says the name of a language, `{{kind, data}}` the catalogue's word for a kind of personal data.
 */
export function createTexts(fallback: Voice, networks: readonly NamedNetwork[] = allNetworks): Texts {
  const i18n = createInstance({
    lng: fallback,
    fallbackLng: fallback,
    supportedLngs: [...voices],
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    contextSeparator: '\u0000',
    returnNull: false,
    resources: Object.fromEntries(voices.map((voice) => [voice, { translation: textsOf(voice) }])),
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  void i18n.init();
  i18n.services.formatter?.add('language', (value: unknown, lng) => languageName(String(value), lng ?? fallback));
  i18n.services.formatter?.add('amount', (value: unknown, lng) =>
    typeof value === 'number' ? figureIn(lng ?? fallback).format(value) : String(value),
  );
  i18n.services.formatter?.add('data', (value: unknown, lng) =>
    i18n.t(`data.${String(value)}`, { lng: lng ?? fallback }),
  );

  const names = namesIn(networks);
  const speakers = new Map(voices.map((voice) => [voice, speaker(voice)]));
  function speaker(voice: Voice): Speaker {
    const translate = (key: TextKey, params?: TextParams): string => {
      // A value is data, never a template: nothing in it is looked up or filled in again.
      const values = params?.['title'] === undefined ? params : { ...params, title: titleOf(params['title'], voice) };
      return i18n.t(key, { ...values, ...labelsFor(key, voice, params), lng: voice, nest: false });
    };
    return Object.assign(translate, { ...names, language: plainLanguage(voice), voice });
  }

  /** Buttons that a sentence names, as they read where she will find them. */
  function labelsFor(key: TextKey, voice: Voice, params?: TextParams): Record<string, string> {
    const named = NAMED.get(key);
    if (!named) return {};
    const asked = params?.['buttons'];
    const lng = (asked === undefined ? undefined : voiceOf(String(asked))) ?? voice;
    return Object.fromEntries(
      named.map((name) => [`@${name}`, i18n.t(`button.${name}`, { network: params?.['network'], lng, nest: false })]),
    );
  }

  function titleOf(title: string | number, language: Voice): string | number {
    return typeof title === 'string' && title.startsWith('clause.') && Object.hasOwn(catalogue, title)
      ? i18n.t(title, { lng: language })
      : title;
  }

  return {
    in(locale) {
      const spoken = speakers.get(voiceOf(locale) ?? fallback);
      if (!spoken) throw new TypeError(`no texts in ${fallback}`);
      return spoken;
    },
  };
}

/** Sentences that name buttons, all their plurals as one. */
const NAMED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(catalogue).flatMap(([key, sentences]) => {
    const names = [...sentences.es.matchAll(/\{\{@([a-z-]+)\}\}/g)].map(([, name = '']) => name);
    return names.length === 0 ? [] : [[key.replace(/_(zero|one|many|other)$/, ''), names] as const];
  }),
);

/** "pt-PT" speaks pt, "pt_BR" speaks pt-BR. */
function voiceOf(locale: string | null | undefined): Voice | undefined {
  const [code, place] = locale?.toLowerCase().split(/[-_]/) ?? [];
  if (code === 'pt' && place === 'br') return 'pt-BR';
  return languages.find((language) => language === code);
}

function plainLanguage(voice: Voice): Language {
  return voice === 'pt-BR' ? 'pt' : voice;
}

/** Portugal quotes with «», Brazil with “”; a sentence that is else the same in both is written once. */
function brazilian(sentence: string): string {
  return sentence.replaceAll('«', '“').replaceAll('»', '”');
}

/** How many there are is written as figures are in that language: "1,060 messages". */
function amounts(sentence: string): string {
  return sentence.replace(/\{\{(count|length|limit|max|messages|most|perDay|posts|taken|total)\}\}/g, '{{$1, amount}}');
}

const figures = new Map<string, Intl.NumberFormat>();

function figureIn(language: string): Intl.NumberFormat {
  const known = figures.get(language) ?? new Intl.NumberFormat(language);
  figures.set(language, known);
  return known;
}

function textsOf(voice: Voice): Record<string, string> {
  const texts = Object.fromEntries(
    Object.entries(catalogue).map(([key, sentences]): [string, string] => [
      key,
      amounts(voice === 'pt-BR' ? brazilian(sentences['pt-BR'] ?? sentences.pt) : sentences[voice]),
    ]),
  );
  // Spanish and Portuguese count whole millions apart ("un millón de ..."), and the rules say of none in Portuguese what they say of one
  // ("0 mensagem"), which nobody writes beside a figure: a key that does not care needs no third sentence.
  const others = Object.entries(texts)
    .filter(([key]) => key.endsWith('_other'))
    .flatMap(([key, text]) => (['_many', '_zero'] as const).map((end) => [key.replace(/_other$/, end), text]));
  return { ...Object.fromEntries(others), ...texts };
}

function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language', languageDisplay: 'standard' }).of(code) ?? code;
  } catch (error) {
    // What is not a code of a language is shown as it is.
    if (error instanceof RangeError) return code;
    throw error;
  }
}

/** What a network says of its names; of one that nobody knows any more its id stands for it, and a handle as most write theirs. */
function namesIn(networks: readonly NamedNetwork[]): Pick<Translate, 'network' | 'handle' | 'answersOnlyIfAddressed'> {
  const displays = new Map<string, NetworkDisplay>(networks.map(({ id, display }) => [id, display]));
  return {
    network: (id) => displays.get(id)?.name ?? id.charAt(0).toUpperCase() + id.slice(1),
    answersOnlyIfAddressed: (network) => displays.get(network)?.answersOnlyIfAddressed ?? false,
    handle: (network, handle) => displays.get(network)?.handle(handle) ?? `@${handle}`,
  };
}
