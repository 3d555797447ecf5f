import type { TextAnalysis } from '#core/ports/text.ts';
import { createLanguageDetector } from './language.ts';
import { findPersonalData } from './personal-data.ts';

/** What libraries can tell about a text, all of it offline. */
export function createTextAnalysis(): TextAnalysis {
  return { language: createLanguageDetector(), personalData: findPersonalData };
}
