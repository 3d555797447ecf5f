import { defineTexts } from './define.ts';

/** Name and meaning of each metric of bot/core/reports/metrics.ts. */
export const metricTexts = defineTexts({
  'metric.followers': { es: 'Seguidores', pt: 'Seguidores', en: 'Followers' },
  'metric.followers.means': {
    es: 'Cuántos siguen a la cuenta, según su red, a la hora de mirar.',
    pt: 'Quantos seguem a conta, segundo a sua rede, à hora de ver.',
    en: 'How many follow the account, as its network tells when asked.',
  },
  'metric.following': { es: 'Seguidos', pt: 'Seguidos', en: 'Following' },
  'metric.following.means': {
    es: 'A cuántos sigue la cuenta.',
    pt: 'Quantos a conta segue.',
    en: 'How many the account follows.',
  },
  'metric.posts': { es: 'Publicaciones', pt: 'Publicações', en: 'Posts' },
  'metric.posts.means': {
    es: 'Cuántas publicaciones tiene la cuenta en total, respuestas incluidas donde la red las cuenta.',
    pt: 'Quantas publicações a conta tem no total, respostas incluídas onde a rede as conta.',
    en: 'How many posts the account has in all, answers included where the network counts them.',
  },
  'metric.listed': { es: 'En listas', pt: 'Em listas', en: 'Listed' },
  'metric.listed.means': {
    es: 'En cuántas listas de otros está la cuenta.',
    pt: 'Em quantas listas de outros a conta está.',
    en: 'On how many lists of others the account stands.',
  },
  'metric.likes': {
    es: 'Me gusta de la página',
    pt: 'Gostos da página',
    'pt-BR': 'Curtidas da página',
    en: 'Page likes',
  },
  'metric.likes.means': {
    es: 'A cuántas personas les gusta la página.',
    pt: 'Quantas pessoas gostam da página.',
    'pt-BR': 'Quantas pessoas curtiram a página.',
    en: 'How many people like the page.',
  },
  'metric.views': { es: 'Visualizaciones al día', pt: 'Visualizações por dia', en: 'Views a day' },
  'metric.views.means': {
    es: 'Cuántas veces se vio lo de la cuenta en el último día completo, de forma orgánica o pagada, según su red.',
    pt: 'Quantas vezes se viu o que é da conta no último dia completo, de forma orgânica ou paga, segundo a sua rede.',
    en: 'How often what is of the account was seen in the last whole day, organic or paid, as its network tells.',
  },
  'metric.reach': { es: 'Alcance al día', pt: 'Alcance por dia', en: 'Reach a day' },
  'metric.reach.means': {
    es: 'Cuántas cuentas distintas vieron algo de la cuenta en el último día completo.',
    pt: 'Quantas contas diferentes viram algo da conta no último dia completo.',
    en: 'How many different accounts saw something of the account in the last whole day.',
  },
  'metric.engagements': { es: 'Interacciones al día', pt: 'Interações por dia', en: 'Engagements a day' },
  'metric.engagements.means': {
    es: 'Cuántas veces se reaccionó, comentó, compartió o pulsó en el último día completo.',
    pt: 'Quantas vezes se reagiu, comentou, partilhou ou clicou no último dia completo.',
    'pt-BR': 'Quantas vezes se reagiu, comentou, compartilhou ou clicou no último dia completo.',
    en: 'How often people reacted, commented, shared or clicked in the last whole day.',
  },
});
