import { defineTexts } from '../define.ts';

/** Who weighs most where it is about what. */
export const formInfluentialTexts = defineTexts({
  'form.influential.none': {
    es: 'Todavía nadie con lectores conocidos ha escrito {{posts}} mensajes públicos sobre un área o un tema.',
    pt: 'Ainda ninguém com leitores conhecidos escreveu {{posts}} mensagens públicas sobre uma área ou um tema.',
    en: 'Nobody whose readers are known has written {{posts}} public posts about an area or a topic yet.',
  },
  'form.influential.off': {
    es: 'No se cuenta quién influye: en la configuración, «profile» dice por qué se puede.',
    pt: 'Não se conta quem influencia: na configuração, «profile» diz porque se pode.',
    'pt-BR': 'Não se conta quem influencia: na configuração, «profile» diz por que se pode.',
    en: 'Nobody counts who is influential: in the configuration, “profile” says why you may.',
  },
  'form.influential.about': {
    es: '{{about}} de {{posts}} mensajes vistos tratan de esto',
    pt: '{{about}} de {{posts}} mensagens vistas são sobre isto',
    'pt-BR': '{{about}} de {{posts}} mensagens vistas são sobre isso',
    en: '{{about}} of {{posts}} posts seen are about it',
  },
  'form.influential.see': { es: 'Ver los {{count}}', pt: 'Ver os {{count}}', en: 'See all {{count}}' },
  'form.influential.all': { es: 'Todas las áreas y temas', pt: 'Todas as áreas e temas', en: 'All areas and topics' },
  'form.influential.profile': {
    es: 'Perfil de {{handle}}',
    pt: 'Perfil de {{handle}}',
    en: 'Profile of {{handle}}',
  },
  'form.influential.more': { es: 'Y además:', pt: 'E também:', en: 'And besides:' },
  'form.influential.how': {
    es: 'De los mensajes públicos que hemos visto en {{days}} días, con al menos {{posts}} sobre el tema. Quien no quiere perfil no aparece, ni nuestras cuentas ni otras marcas. Sirve para ordenar; nadie recibe peor trato por tener pocos lectores.',
    pt: 'Das mensagens públicas que vimos em {{days}} dias, com pelo menos {{posts}} sobre o tema. Quem não quer perfil não aparece, nem as nossas contas nem outras marcas. Serve para ordenar; ninguém é atendido pior por ter poucos leitores.',
    en: 'From the public posts that we saw in {{days}} days, with at least {{posts}} about it. Whoever wants no profile is left out, and so are our accounts and other brands. It is for ordering; nobody is served worse for having few readers.',
  },
});
