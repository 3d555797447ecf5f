import type { TextAnalysis } from '#core/ports/text.ts';
import { createLanguageDetector } from './language.ts';
import { createAreaLessons } from './labels/area-lessons.ts';
import { createCategoryLessons } from './labels/category-lessons.ts';
import { sureOfLanguage } from './labels/language.ts';
import { readMessage } from './labels/read-message.ts';
import { findPersonalData } from './personal-data.ts';

/** What libraries can tell about a text, all of it offline. */
export function createTextAnalysis(): TextAnalysis {
  const categories = createCategoryLessons();
  const areas = createAreaLessons();
  return {
    language: createLanguageDetector(),
    read: (text, hints, language) =>
      readMessage(text, hints, {
        language: sureOfLanguage(text, language, hints),
        areas,
        categories,
      }),
    teachCategories: categories.teach,
    teachAreas: areas.teach,
    personalData: findPersonalData,
  };
}
