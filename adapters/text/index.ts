import type { TextAnalysis } from '#core/ports/text.ts';
import { createLanguageDetector } from './language.ts';
import { createAreaLessons } from './labels/area-lessons.ts';
import { sureOfLanguage } from './labels/language.ts';
import { learnt } from './labels/learnt.ts';
import { readMessage } from './labels/read-message.ts';
import { taught } from './labels/teach.ts';
import type { Weights } from './learn/weights.ts';
import { findPersonalData } from './personal-data.ts';

/** What libraries can tell about a text, all of it offline. */
export function createTextAnalysis(): TextAnalysis {
  let categories: Weights | undefined;
  const areas = createAreaLessons();
  return {
    language: createLanguageDetector(),
    read: (text, hints, language) =>
      readMessage(text, hints, {
        language: sureOfLanguage(text, language, hints),
        areas,
        ...(categories && { categories }),
      }),
    teach(corrected) {
      if (corrected.length > 0) categories = taught(categories ?? learnt.category(), corrected);
    },
    teachAreas: areas.teach,
    personalData: findPersonalData,
  };
}
