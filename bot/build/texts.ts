import { createInstance } from 'i18next';
import { languages, type Language } from '#core/config/config.ts';
import { catalogue, type TextKey, type TextParams, type Texts, type Translate } from '#core/texts/index.ts';

/**
 * Sentences in the reader's language. Values are put in as they are: whoever shows the sentence escapes it for its surface.
 * `{{code, language}}` says the name of a language, `{{kind, data}}` the catalogue's word for a kind of personal data.
 */
export function createTexts(fallback: Language): Texts {
  const i18n = createInstance({
    lng: fallback,
    fallbackLng: fallback,
    supportedLngs: [...languages],
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    contextSeparator: '\u0000',
    returnNull: false,
    resources: Object.fromEntries(languages.map((language) => [language, { translation: textsOf(language) }])),
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  void i18n.init();
  i18n.services.formatter?.add('language', (value: unknown, lng) => languageName(String(value), lng ?? fallback));
  i18n.services.formatter?.add('data', (value: unknown, lng) => i18n.t(`data.${String(value)}`, { lng: lng ?? fallback }));

  const voices = new Map(languages.map((language) => [language, voice(language)]));
  function voice(language: Language): Translate & { readonly language: Language } {
    const translate: Translate = (key: TextKey, params?: TextParams) => {
      // A value is data, never a template: nothing in it is looked up or filled in again.
      const values = params?.['title'] === undefined ? params : { ...params, title: titleOf(params['title'], language) };
      return i18n.t(key, { ...values, lng: language, nest: false });
    };
    return Object.assign(translate, { language });
  }

  function titleOf(title: string | number, language: Language): string | number {
    return typeof title === 'string' && title.startsWith('clause.') && Object.hasOwn(catalogue, title) ? i18n.t(title, { lng: language }) : title;
  }

  return {
    in(locale) {
      const spoken = voices.get(languageOf(locale) ?? fallback);
      if (!spoken) throw new TypeError(`no texts in ${fallback}`);
      return spoken;
    },
  };
}

/** "pt-BR" and "pt_BR" speak pt. */
function languageOf(locale: string | null | undefined): Language | undefined {
  const code = locale?.split(/[-_]/, 1)[0]?.toLowerCase();
  return languages.find((language) => language === code);
}

function textsOf(language: Language): Record<string, string> {
  const texts = Object.fromEntries(Object.entries(catalogue).map(([key, sentences]) => [key, sentences[language]]));
  // Spanish and Portuguese count whole millions apart ("un millón de ..."); a key that does not care needs no third sentence.
  const millions = Object.entries(texts)
    .filter(([key]) => key.endsWith('_other'))
    .map(([key, text]) => [key.replace(/_other$/, '_many'), text]);
  return { ...Object.fromEntries(millions), ...texts };
}

function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch (error) {
    // What is not a code of a language is shown as it is.
    if (error instanceof RangeError) return code;
    throw error;
  }
}
