import { defineTexts } from './define.ts';

/** Who began to follow our accounts today. */
export const followersTexts = defineTexts({
  'followers.count_one': { es: '{{count}} hoy', pt: '{{count}} hoje', en: '{{count}} today' },
  'followers.count_other': { es: '{{count}} hoy', pt: '{{count}} hoje', en: '{{count}} today' },
  'followers.not-yet': { es: 'todavía no se ha mirado', pt: 'ainda não se viu', en: 'nobody has looked yet' },
  'followers.nowhere': {
    es: 'Ninguna de tus cuentas está en una red que diga quién la sigue: lo dicen X y Mastodon.',
    pt: 'Nenhuma das tuas contas está numa rede que diga quem a segue: dizem-no o X e o Mastodon.',
    'pt-BR': 'Nenhuma das suas contas está em uma rede que diga quem a segue: quem diz são o X e o Mastodon.',
    en: 'None of your accounts is on a network that tells who follows it: X and Mastodon do.',
  },
  'followers.how': {
    es: 'Quienes empezaron a seguir cada cuenta desde medianoche; primero, quienes más influyen. X no dice desde cuándo: cuenta el día en que se vio. Facebook, Instagram y WhatsApp no dicen quién sigue. Quien no quiere perfil no aparece. Se guarda 30 días.',
    pt: 'Quem começou a seguir cada conta desde a meia-noite; primeiro, quem mais influencia. O X não diz desde quando: conta o dia em que se viu. Facebook, Instagram e WhatsApp não dizem quem segue. Quem não quer perfil não aparece. Guarda-se 30 dias.',
    'pt-BR':
      'Quem começou a seguir cada conta desde a meia-noite; primeiro, quem mais influencia. O X não diz desde quando: vale o dia em que foi visto. Facebook, Instagram e WhatsApp não dizem quem segue. Quem não quer perfil não aparece. Fica registrado por 30 dias.',
    en: 'Who began to follow each account since midnight, the most influential first. X does not tell since when: the day is the one on which it was seen. Facebook, Instagram and WhatsApp do not tell who follows. Whoever wants no profile is left out. Kept for 30 days.',
  },
});
