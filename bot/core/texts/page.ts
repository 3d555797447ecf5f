import { defineTexts } from './define.ts';

/** What every page of ours says around its own matter. */
export const pageTexts = defineTexts({
  'page.language': { es: 'Idioma', pt: 'Idioma', en: 'Language' },
});
