import { samples, sampleText } from '../social/samples.ts';
import type { Chance } from './chance.ts';
import { arrivals, CLOSES } from './clock.ts';

/** One thing a customer does. `number` says in which conversation. */
export interface Step {
  hour: number;
  kind: 'post' | 'follow' | 'edit' | 'delete';
  number: number;
  /** Stands in every text of this conversation and in no other. */
  ref: string;
  author: string;
  name: string;
  followers: number;
  text: string;
}

const AGAIN: Record<'es' | 'pt' | 'en', readonly string[]> = {
  es: ['¿Alguna novedad?', 'Sigo esperando una respuesta.', 'Añado que fue en la web, no en la tienda.', '¿Me leéis?'],
  pt: ['Há novidades?', 'Continuo à espera de resposta.', 'Esqueci-me de dizer que foi na loja online.', 'Estão aí?'],
  en: [
    'Any news on this?',
    'Still waiting for an answer.',
    'I forgot to say it was on your web shop.',
    'Is anybody there?',
  ],
};

/** Rough, and enough for words of ours. */
export function languageOf(text: string): 'es' | 'pt' | 'en' {
  if (/[ãõ]|(?<!\p{L})(o que|obrigad[oa]|encomenda|loja|vocês|cobraram|pedi uma|pagar em)(?!\p{L})/iu.test(text))
    return 'pt';
  return /(?<!\p{L})(the|your|my|hi|do you|and|is)(?!\p{L})/iu.test(text) ? 'en' : 'es';
}

/**
 * What customers do in a day: so many conversations, about one in six with a second message, one in fourteen edited, one in
 * thirty-five deleted; one sample in seven is praise. The same seed makes the same day.
 */
export function planDay({ tickets, handle, chance }: { tickets: number; handle: string; chance: Chance }): Step[] {
  const firsts = samples.filter(({ follows }) => follows === undefined);
  const steps: Step[] = [];
  for (const [at, hour] of arrivals(tickets, chance.next).entries()) {
    const number = at + 1;
    // The shuffle walks through all samples before one comes again.
    const sample = firsts[(number * 37) % firsts.length];
    if (!sample) continue;
    const ref = `AL${String(number).padStart(4, '0')}X`;
    const words = sampleText(sample, `@${handle}`);
    const who = {
      number,
      ref,
      author: `${sample.author.slice(0, 10)}_${number}`,
      name: sample.name,
      followers: sample.followers,
    };
    const language = languageOf(words);
    const text = `${words} (${language === 'en' ? 'my ref.' : 'ref.'} ${ref})`;
    steps.push({ ...who, hour, kind: 'post', text });
    const later = (least: number, most: number): number => Math.min(CLOSES - 0.01, hour + chance.between(least, most));
    if (chance.percent(16))
      steps.push({
        ...who,
        hour: later(0.2, 1.5),
        kind: 'follow',
        text: `@${handle} ${chance.one(AGAIN[language]) ?? ''} (${ref})`,
      });
    if (chance.percent(7))
      steps.push({
        ...who,
        hour: later(0.05, 0.4),
        kind: 'edit',
        text: `${text} ${language === 'en' ? 'Thanks!' : language === 'pt' ? 'Obrigado!' : '¡Gracias!'}`,
      });
    else if (chance.percent(3)) steps.push({ ...who, hour: later(0.1, 0.8), kind: 'delete', text: '' });
  }
  return steps.toSorted((a, b) => a.hour - b.hour);
}
