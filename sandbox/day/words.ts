import type { Chance } from './chance.ts';

type Language = 'es' | 'pt' | 'en';

const ANSWERS: Record<Language, readonly string[]> = {
  es: [
    'hemos revisado tu caso y ya está en marcha.',
    'gracias por contarlo; te escribimos en cuanto lo tengamos.',
    'lo sentimos. Lo hemos corregido y verás el cambio en tu cuenta.',
    'tienes razón, ya está arreglado.',
  ],
  pt: [
    'já vimos o que aconteceu e está a ser tratado.',
    'obrigado por avisar; escrevemos assim que houver novidades.',
    'lamentamos. Já corrigimos e vai ver a alteração na sua conta.',
    'tem razão, já está resolvido.',
  ],
  en: [
    'we have looked into it and it is being sorted out.',
    'thanks for telling us; we will write as soon as it is done.',
    'we are sorry. It is corrected now and you will see it in your account.',
    'you are right, it is fixed now.',
  ],
};
const QUESTIONS = [
  '¿Qué le decimos a este cliente?',
  '¿Desde cuándo pasa esto?',
  '¿Podemos hacerlo ya?',
  '¿Quién lo lleva en tu equipo?',
];
const EXPERT = [
  'Se hace hoy y lo verá en su cuenta.',
  'Pasó con los pedidos del lunes; ya está corregido.',
  'Sí, que mande el número de pedido por privado.',
  'Fue un error nuestro, está anulado.',
];
const REASONS = ['Falta pedir disculpas.', 'Más corto, por favor.', 'Responde también a lo de la fecha.'];

/** No two answers of a day are the same: networks refuse repeated texts. */
export function answerWords(language: Language, ref: string, chance: Chance): string {
  return `${chance.one(ANSWERS[language]) ?? ''} (${ref}-${Math.floor(chance.between(100, 999))})`;
}

/** In the text that the form opens with, between its greeting and its signature. */
export function withinText(initial: string, words: string): string {
  const [greeting = '', ...rest] = initial.trimEnd().split(/\n\s*\n/);
  return rest.length === 0 ? `${greeting} ${words}`.trim() : `${greeting} ${words}\n\n${rest.join('\n\n')}`;
}

export const question = (chance: Chance): string => chance.one(QUESTIONS) ?? '';
export const expertWords = (ref: string, chance: Chance): string => `${chance.one(EXPERT) ?? ''} ${ref}`;
export const reason = (chance: Chance): string => chance.one(REASONS) ?? '';
