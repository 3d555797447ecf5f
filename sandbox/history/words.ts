import type { Chance } from '../day/chance.ts';

type Language = 'es' | 'pt' | 'en';

const FIRST: Record<Language, readonly string[]> = {
  es: 'Ana,Luis,Elena,Pablo,Sara,Javier,Rosa,Andrés,Noelia,Óscar,Irene,Víctor,Lola,Hugo,Celia,Manuel'.split(','),
  pt: 'Rita,Tiago,Beatriz,Nuno,Catarina,Bruno,Helena,Duarte,Marina,Caio,Larissa,Vasco'.split(','),
  en: 'Kate,Owen,Holly,Sam,Priya,Jack,Megan,Dylan,Ruth,Aaron'.split(','),
};
const LAST: Record<Language, readonly string[]> = {
  es: 'Vega,Serrano,Prieto,Lozano,Cano,Ibáñez,Soler,Rubio,Gallego,Marín,Pardo,Bravo'.split(','),
  pt: 'Matos,Lopes,Teixeira,Pinto,Cardoso,Moura,Freitas,Reis,Tavares'.split(','),
  en: 'Walsh,Patel,Hughes,Doyle,Fraser,Mills,Shaw,Reid'.split(','),
};
const ANSWERS: Record<Language, readonly string[]> = {
  es: [
    'Lo hemos mirado con el equipo y ya está resuelto.',
    'Sentimos la espera. Lo está revisando una compañera y te contamos por aquí.',
    'Gracias por contarlo. Ya lo hemos corregido y no debería repetirse.',
    'Lo sentimos. Te mandamos uno nuevo y recogemos el otro en tu casa.',
    'Sí, se puede. En alba.example tienes los pasos y aquí seguimos si algo no sale.',
    'Tienes razón, no está bien explicado. Lo cambiamos en la web.',
  ],
  pt: [
    'Já vimos com a equipa e ficou resolvido.',
    'Lamentamos a espera. Uma colega está a ver e contamos por aqui.',
    'Obrigado por avisar. Já corrigimos e não deve voltar a acontecer.',
    'Lamentamos. Enviamos um novo e recolhemos o outro em casa.',
    'Sim, é possível. Em alba.example estão os passos, e estamos aqui se algo falhar.',
  ],
  en: [
    'We have looked into it with the team and it is sorted.',
    'Sorry for the wait. A colleague is checking it and will tell you here.',
    'Thanks for telling us. It is corrected and should not happen again.',
    'We are sorry. We are sending a new one and will pick the other one up.',
    'Yes, you can. The steps are on alba.example, and we are here if anything fails.',
  ],
};
const GLAD: Record<Language, readonly string[]> = {
  es: ['¡Qué alegría leerlo! Se lo contamos a todo el equipo.', 'Gracias a ti por contarlo. Nos alegras el día.'],
  pt: ['Que bom ler isto! Vamos contar a toda a equipa.', 'Obrigado por contar. Ficamos muito contentes.'],
  en: ['How lovely to read this! We have told the whole team.', 'Thank you for saying so. You made our day.'],
};
const THANKS: Record<Language, readonly string[]> = {
  es: ['¡Mil gracias, qué rápido!', 'Perfecto, gracias.', 'Genial, así da gusto.'],
  pt: ['Muito obrigado, que rapidez!', 'Perfeito, obrigada.', 'Ótimo, assim sim.'],
  en: ['Brilliant, thank you!', 'Perfect, thanks.', 'That was quick, thank you.'],
};
const MORE: Record<Language, readonly string[]> = {
  es: ['¿Y eso cuándo será?', 'Sigue igual, ¿podéis mirarlo otra vez?', 'Pues hoy tampoco ha llegado nada.'],
  pt: ['E quando será isso?', 'Continua igual, podem ver outra vez?', 'Hoje também não chegou nada.'],
  en: ['And when will that be?', 'Still the same, could you look again?', 'Nothing arrived today either.'],
};
const REASONS = ['Falta decir para cuándo.', 'Más corto, por favor.', 'Contesta también a la otra pregunta.'];

/** Somebody who writes, with a handle that nobody else of the month has. */
export function writer(language: Language, number: number, chance: Chance): { author: string; name: string } {
  const first = chance.one(FIRST[language]) ?? 'Ana';
  const last = chance.one(LAST[language]) ?? 'Vega';
  const plain = `${first}_${last}`.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 11);
  return { author: `${plain}${100 + number}`, name: `${first} ${last}` };
}

export function answerTo({ language, isPraise }: { language: Language; isPraise: boolean }, chance: Chance): string {
  return chance.one((isPraise ? GLAD : ANSWERS)[language]) ?? '';
}
export const thanks = (language: Language, chance: Chance): string => chance.one(THANKS[language]) ?? '';
export const asksMore = (language: Language, chance: Chance): string => chance.one(MORE[language]) ?? '';
export const whyReturned = (chance: Chance): string => chance.one(REASONS) ?? '';
/** How somebody rates the answer that she was given: mostly well. */
export const scoreOf = (chance: Chance): number => chance.one([5, 5, 5, 5, 4, 4, 4, 3, 2, 1]) ?? 5;
