import { defineTexts } from '../define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const formDeadTexts = defineTexts({
  'form.dead.title': { es: 'Tareas apartadas', pt: 'Tarefas postas de lado', en: 'Tasks set aside' },
  'form.dead.none': {
    es: 'No hay nada apartado: todo lo que llegó está en su sitio.',
    pt: 'Não há nada posto de lado: tudo o que chegou está no seu lugar.',
    en: 'Nothing is set aside: everything that arrived is in its place.',
  },
  'form.dead.count_one': {
    es: '{{count}} tarea falló demasiadas veces y espera una decisión.',
    pt: '{{count}} tarefa falhou demasiadas vezes e espera uma decisão.',
    'pt-BR': '{{count}} tarefa falhou vezes demais e espera uma decisão.',
    en: '{{count}} task failed too many times and is waiting for a decision.',
  },
  'form.dead.count_many': {
    es: '{{count}} tareas fallaron demasiadas veces y esperan una decisión. Se muestran las {{shown}} más recientes.',
    pt: '{{count}} tarefas falharam demasiadas vezes e esperam uma decisão. Mostram-se as {{shown}} mais recentes.',
    'pt-BR': '{{count}} tarefas falharam vezes demais e esperam uma decisão. Mostram-se as {{shown}} mais recentes.',
    en: '{{count}} tasks failed too many times and are waiting for a decision. Showing the latest {{shown}}.',
  },
  'form.dead.count_other': {
    es: '{{count}} tareas fallaron demasiadas veces y esperan una decisión. Se muestran las {{shown}} más recientes.',
    pt: '{{count}} tarefas falharam demasiadas vezes e esperam uma decisão. Mostram-se as {{shown}} mais recentes.',
    'pt-BR': '{{count}} tarefas falharam vezes demais e esperam uma decisão. Mostram-se as {{shown}} mais recentes.',
    en: '{{count}} tasks failed too many times and are waiting for a decision. Showing the latest {{shown}}.',
  },
  'form.dead.redriven_one': {
    es: '{{count}} tarea se intenta otra vez.',
    pt: '{{count}} tarefa é tentada outra vez.',
    en: 'Trying {{count}} task again.',
  },
  'form.dead.redriven_many': {
    es: '{{count}} tareas se intentan otra vez.',
    pt: '{{count}} tarefas são tentadas outra vez.',
    en: 'Trying {{count}} tasks again.',
  },
  'form.dead.redriven_other': {
    es: '{{count}} tareas se intentan otra vez.',
    pt: '{{count}} tarefas são tentadas outra vez.',
    en: 'Trying {{count}} tasks again.',
  },
  'form.dead.gone': {
    es: 'Eso ya no está apartado: alguien se ocupó antes.',
    pt: 'Isso já não está posto de lado: alguém já tratou disso.',
    en: 'That is no longer set aside: someone already dealt with it.',
  },
  'form.dead.dropped': {
    es: 'Descartado. Queda anotado quién y por qué.',
    pt: 'Descartado. Fica anotado quem e porquê.',
    'pt-BR': 'Descartado. Fica anotado quem e por quê.',
    en: 'Discarded. Who and why is on record.',
  },
  'form.dead.ticket': { es: 'mensaje n.º {{number}}', pt: 'mensagem n.º {{number}}', en: 'message no. {{number}}' },
});
