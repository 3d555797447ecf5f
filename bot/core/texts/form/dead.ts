import { defineTexts } from '../define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const formDeadTexts = defineTexts({
  'form.dead.title': { es: 'Trabajo apartado', pt: 'Trabalho posto de lado', en: 'Work set aside' },
  'form.dead.none': {
    es: 'No hay nada apartado: todo lo que llegó está en su sitio.',
    pt: 'Não há nada posto de lado: tudo o que chegou está no seu lugar.',
    en: 'Nothing is set aside: everything that came is in its place.',
  },
  'form.dead.count_one': {
    es: '{{count}} trabajo falló demasiadas veces y espera a que alguien decida.',
    pt: '{{count}} trabalho falhou demasiadas vezes e espera que alguém decida.',
    en: '{{count}} piece of work failed too often and waits for somebody to decide.',
  },
  'form.dead.count_many': {
    es: '{{count}} trabajos fallaron demasiadas veces y esperan a que alguien decida. Se muestran los {{shown}} más recientes.',
    pt: '{{count}} trabalhos falharam demasiadas vezes e esperam que alguém decida. Mostram-se os {{shown}} mais recentes.',
    en: '{{count}} pieces of work failed too often and wait for somebody to decide. The newest {{shown}} are shown.',
  },
  'form.dead.count_other': {
    es: '{{count}} trabajos fallaron demasiadas veces y esperan a que alguien decida. Se muestran los {{shown}} más recientes.',
    pt: '{{count}} trabalhos falharam demasiadas vezes e esperam que alguém decida. Mostram-se os {{shown}} mais recentes.',
    en: '{{count}} pieces of work failed too often and wait for somebody to decide. The newest {{shown}} are shown.',
  },
  'form.dead.redriven_one': { es: '{{count}} trabajo se intenta otra vez.', pt: '{{count}} trabalho é tentado outra vez.', en: '{{count}} piece of work is tried again.' },
  'form.dead.redriven_many': { es: '{{count}} trabajos se intentan otra vez.', pt: '{{count}} trabalhos são tentados outra vez.', en: '{{count}} pieces of work are tried again.' },
  'form.dead.redriven_other': { es: '{{count}} trabajos se intentan otra vez.', pt: '{{count}} trabalhos são tentados outra vez.', en: '{{count}} pieces of work are tried again.' },
  'form.dead.gone': {
    es: 'Eso ya no está apartado: alguien lo trató antes.',
    pt: 'Isso já não está posto de lado: alguém tratou disso antes.',
    en: 'That is no longer set aside: somebody saw to it before.',
  },
  'form.dead.dropped': { es: 'Descartado. Queda anotado quién y por qué.', pt: 'Descartado. Fica anotado quem e porquê.', en: 'Dropped. Who and why is on record.' },
  'form.dead.ticket': { es: 'mensaje n.º {{number}}', pt: 'mensagem n.º {{number}}', en: 'message no. {{number}}' },
});
