import type { TextAnalysis } from '#core/ports/text.ts';
import { createLanguageDetector } from './language.ts';
import { sureOfLanguage } from './labels/language.ts';
import { readMessage } from './labels/read-message.ts';
import { findPersonalData } from './personal-data.ts';

/** What libraries can tell about a text, all of it offline. */
export function createTextAnalysis(): TextAnalysis {
  return {
    language: createLanguageDetector(),
    read: (text, hints, language) => readMessage(text, hints, { language: sureOfLanguage(text, language, hints) }),
    personalData: findPersonalData,
  };
}
