import type { NetworkSamples } from '../social/rules.ts';

export const whatsappSamples: NetworkSamples = {
  inPrivate: [
    {
      after: 4,
      author: 'elena_prieto',
      name: 'Elena Prieto',
      text: 'Hola, ayer recogí un pedido en la tienda de Serrano y falta una de las dos lámparas. ¿Qué hago?',
    },
    {
      after: 10,
      author: 'priya_shah',
      name: 'Priya Shah',
      text: 'Hello, can I change the delivery address of an order I placed this morning?',
    },
    {
      after: 13,
      author: 'elena_prieto',
      name: 'Elena Prieto',
      text: 'Por si ayuda: el tique es de las 18:40, caja 3.',
    },
    {
      after: 23,
      author: 'duarte_nunes',
      name: 'Duarte Nunes',
      text: 'Boa tarde. A transportadora diz que entregou hoje, mas não está cá nada. Podem ver?',
    },
    {
      after: 46,
      author: 'lara_monteiro',
      name: 'Lara Monteiro',
      text: 'Oi! Paguei por Pix e o pedido ainda aparece como pendente. Está tudo certo?',
    },
  ],
};
