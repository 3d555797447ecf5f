import { defineTexts } from './define.ts';

/** What stands in forms. */
export const forms = defineTexts({
  'form.opening': { es: 'Abriendo…', pt: 'A abrir…', en: 'Opening…' },
  'form.checking': { es: 'Comprobando…', pt: 'A verificar…', en: 'Checking…' },
  'form.close': { es: 'Cerrar', pt: 'Fechar', en: 'Close' },
});
