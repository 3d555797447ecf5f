import type { TextAnalysis } from '#core/ports/text.ts';
import { createLanguageDetector } from './language.ts';
import { readMessage } from './labels/read-message.ts';
import { findPersonalData } from './personal-data.ts';

/** What libraries can tell about a text, all of it offline. */
export function createTextAnalysis(): TextAnalysis {
  return {
    language: createLanguageDetector(),
    read: (text, hints, language) =>
      readMessage(text, hints, {
        language: {
          value: language,
          guess: language,
          sure: language === null ? 0 : 1,
          why: { key: 'evidence.whole', places: [] },
        },
      }),
    personalData: findPersonalData,
  };
}
