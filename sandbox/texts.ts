import { languages } from '#core/config/config.ts';
import type { Language } from '#core/config/config.ts';
import { defineTexts } from '#core/texts/define.ts';

/** What Slack's own client says inside a form before it lets it go. */
const texts = defineTexts({
  required: {
    es: 'Completa este campo para continuar.',
    pt: 'Preencha este campo para continuar.',
    en: 'Please complete this field to continue.',
  },
  short: {
    es: 'Escribe al menos {{n}} caracteres.',
    pt: 'Escreva pelo menos {{n}} caracteres.',
    en: 'Write at least {{n}} characters.',
  },
  long: {
    es: 'Escribe como mucho {{n}} caracteres.',
    pt: 'Escreva no máximo {{n}} caracteres.',
    en: 'Write at most {{n}} characters.',
  },
  choice: { es: 'Elige una de las opciones.', pt: 'Escolha uma das opções.', en: 'Choose one of the options.' },
  files: {
    es: 'Elige como mucho {{n}} archivos.',
    pt: 'Escolha no máximo {{n}} ficheiros.',
    en: 'Choose at most {{n}} files.',
  },
  fileType: {
    es: 'Aquí no se puede usar un archivo de ese tipo.',
    pt: 'Aqui não se pode usar um ficheiro desse tipo.',
    en: 'A file of that type cannot be used here.',
  },
  unknown: {
    es: 'Este formulario no tiene ese campo.',
    pt: 'Este formulário não tem esse campo.',
    en: 'This form has no such field.',
  },
  format: {
    es: 'Este valor no tiene el formato esperado.',
    pt: 'Este valor não tem o formato esperado.',
    en: 'This value does not have the expected form.',
  },
});

export type ClientText = keyof typeof texts;

export function clientText(locale: string, key: ClientText, n?: number): string {
  const language: Language = languages.find((one) => locale.toLowerCase().startsWith(one)) ?? 'en';
  return texts[key][language].replace('{{n}}', String(n ?? ''));
}
