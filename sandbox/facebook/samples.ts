import type { NetworkSamples } from '../social/rules.ts';

export const facebookSamples: NetworkSamples = {
  posts: {
    sunday: 'Este domingo abrimos de 11 a 20 en Bilbao, Madrid y Valencia. ¿Te pasas?',
    postage: 'Até domingo, portes grátis para compras a partir de 50 euros.',
  },
  people: {
    joaomendes84: { under: 'postage' },
    pilar_otero: { under: 'sunday' },
    rita_lx: { under: 'postage' },
    helena_porto: {},
    vero_cordoba: { under: 'sunday' },
    dan_whitlock: { under: 'sunday' },
    leonor_coimbra: {},
    abu_manolo: {},
    manu_reis: { under: 'postage' },
    elena_dz: { under: 'sunday' },
    marga_palma: { under: 'postage' },
  },
  inPrivate: [
    {
      after: 17,
      author: 'gloria_pascual',
      name: 'Gloria Pascual',
      text: 'Buenos días, ¿me podéis mandar otra vez la factura del sofá? La perdí con la mudanza.',
    },
    {
      after: 38,
      author: 'owen_carey',
      name: 'Owen Carey',
      text: 'Hi, I was charged twice for the same lamp. I can send you both receipts here.',
    },
  ],
};
