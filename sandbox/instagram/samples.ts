import type { NetworkSamples } from '../social/rules.ts';

export const instagramSamples: NetworkSamples = {
  posts: {
    lamp: 'La lámpara Roble, de madera recuperada.\nThe Oak lamp, made of reclaimed wood.',
    jeans: 'Vaqueros nuevos, de la 34 a la 48. ¿Con qué te los pones?',
  },
  people: {
    tom_hadley: { under: 'lamp' },
    sofia_alves_rj: { under: 'lamp' },
    aitana_lopez: { under: 'jeans' },
    rocio_sev: {},
    ana_bsas: { under: 'jeans' },
    clara_vigo: { under: 'jeans' },
    gabi_recife: {},
  },
  inPrivate: [
    {
      after: 7,
      author: 'matilde_reis',
      name: 'Matilde Reis',
      text: 'Olá, vi o candeeiro da vossa última fotografia. Ainda há em preto?',
    },
    {
      after: 31,
      author: 'dani_mora',
      name: 'Dani Mora',
      text: 'Hola, me habéis enviado la talla 38 y pedí la 40. ¿Cómo hago el cambio?',
    },
  ],
};
