import { defineTexts } from './define.ts';

/** The page that says what became of a wish to be forgotten. */
export const erasureTexts = defineTexts({
  'erasure.done': {
    es: 'Hemos borrado tus datos: lo que nos escribiste en {{network}}, tu nombre y tu foto. Código: {{code}}',
    pt: 'Apagámos os teus dados: o que nos escreveste no {{network}}, o teu nome e a tua fotografia. Código: {{code}}',
    'pt-BR':
      'Apagamos os seus dados: o que você nos escreveu no {{network}}, o seu nome e a sua foto. Código: {{code}}',
    en: 'We have deleted your data: what you wrote to us on {{network}}, your name and your picture. Code: {{code}}',
  },
  'erasure.under-way': {
    es: 'Estamos borrando tus datos. Vuelve a mirar dentro de unos minutos. Código: {{code}}',
    pt: 'Estamos a apagar os teus dados. Volta a ver dentro de alguns minutos. Código: {{code}}',
    'pt-BR': 'Estamos apagando os seus dados. Olhe de novo daqui a alguns minutos. Código: {{code}}',
    en: 'We are deleting your data. Look again in a few minutes. Code: {{code}}',
  },
  'erasure.unknown': {
    es: 'No conocemos este código. Copia la dirección entera que te dio la red.',
    pt: 'Não conhecemos este código. Copia o endereço inteiro que a rede te deu.',
    'pt-BR': 'Não conhecemos este código. Copie o endereço inteiro que a rede deu a você.',
    en: 'We do not know this code. Copy the whole address that the network gave you.',
  },
});
