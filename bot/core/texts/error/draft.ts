import { defineTexts } from '../define.ts';

/** `error.<code>` of RecadoError: what went wrong, where, and what to do, for the person who acted. */
export const errorDraftTexts = defineTexts({
  'error.draft.not-found': {
    es: 'Ese borrador ya no existe.',
    pt: 'Esse rascunho já não existe.',
    en: 'That draft no longer exists.',
  },
  'error.draft.old-version': {
    es: 'Hay un borrador más nuevo (el {{version}}). Mira ese.',
    pt: 'Há um rascunho mais recente (o {{version}}). Vê esse.',
    'pt-BR': 'Há um rascunho mais recente (o {{version}}). Veja esse.',
    en: 'There is a newer draft ({{version}}). Look at that one.',
  },
  'error.draft.not-waiting': {
    es: 'Este borrador no espera aprobación: {{state}}.',
    pt: 'Este rascunho não espera aprovação: {{state}}.',
    en: 'This draft is not waiting for approval: {{state}}.',
  },
  'error.draft.not-approver': {
    es: 'Este borrador lo aprueba {{approvers}}.',
    pt: 'Este rascunho é aprovado por {{approvers}}.',
    en: '{{approvers}} approves this draft.',
  },
  'error.draft.four-eyes': {
    es: 'Escribiste tú esta respuesta o una versión anterior, así que la tiene que aprobar otra persona: {{approvers}}.',
    pt: 'Foste tu a escrever esta resposta ou uma versão anterior, por isso tem de a aprovar outra pessoa: {{approvers}}.',
    'pt-BR':
      'Foi você quem escreveu esta resposta ou uma versão anterior, por isso outra pessoa tem de aprová-la: {{approvers}}.',
    en: 'You wrote this answer or an earlier version of it, so someone else must approve it: {{approvers}}.',
  },
  'error.draft.no-approver': {
    es: 'La regla {{rule}} pide aprobación, pero nadie puede darla. Avisa a quien administra Recado.',
    pt: 'A regra {{rule}} pede aprovação, mas ninguém a pode dar. Avisa quem administra o Recado.',
    'pt-BR': 'A regra {{rule}} pede aprovação, mas ninguém a pode dar. Avise quem administra o Recado.',
    en: 'Rule {{rule}} asks for approval, but nobody can give it. Tell your Recado administrator.',
  },
  'error.hold.not-there': {
    es: 'Eso ya no se puede activar aquí. Mira el aviso otra vez.',
    pt: 'Isso já não se pode ativar aqui. Vê o alerta outra vez.',
    'pt-BR': 'Isso já não pode ser ativado aqui. Veja o alerta outra vez.',
    en: 'That can no longer be switched on here. Look at the alert again.',
  },
  'error.hold.not-owner': {
    es: 'Este paso es de {{owner}}. Lo marca esa persona o quien dirige.',
    pt: 'Este passo é de {{owner}}. Marca-o essa pessoa ou quem dirige.',
    en: 'This step belongs to {{owner}}. That person, or a manager, marks it as done.',
  },
  'error.hold.no-statement': {
    es: 'Ya no hay mensaje de espera fijado en ese idioma. Escribe tú la respuesta.',
    pt: 'Já não há mensagem de espera fixada nesse idioma. Escreve tu a resposta.',
    'pt-BR': 'Já não há mensagem de espera fixada nesse idioma. Escreva você a resposta.',
    en: 'There is no holding statement pinned in that language any more. Write the answer yourself.',
  },
  'error.draft.no-approver-now': {
    es: 'Ahora todo necesita aprobación, pero nadie puede darla. Avisa a quien lleva el aviso en el canal de dirección.',
    pt: 'Agora tudo precisa de aprovação, mas ninguém a pode dar. Avisa quem trata do alerta no canal da direção.',
    'pt-BR': 'Agora tudo precisa de aprovação, mas ninguém a pode dar. Avise quem cuida do alerta no canal da direção.',
    en: 'Everything needs approval right now, but nobody can give it. Tell whoever handles the alert in the managers’ channel.',
  },
  'error.draft.changed-since': {
    es: 'El borrador cambió desde que lo viste. Míralo otra vez antes de aprobar.',
    pt: 'O rascunho mudou desde que o viste. Vê-o outra vez antes de aprovar.',
    'pt-BR': 'O rascunho mudou desde que você o viu. Veja outra vez antes de aprovar.',
    en: 'The draft has changed since you saw it. Check it again before you approve.',
  },
  'error.draft.not-approved': {
    es: 'Nadie ha aprobado este texto todavía.',
    pt: 'Ninguém aprovou este texto ainda.',
    en: 'Nobody has approved this text yet.',
  },
  'error.draft.empty': {
    es: 'Escribe la respuesta.',
    pt: 'Escreve a resposta.',
    'pt-BR': 'Escreva a resposta.',
    en: 'Write the answer.',
  },
  'error.draft.has-stop': {
    es: 'No se puede enviar así: {{clause}} {{title}}.',
    pt: 'Não se pode enviar assim: {{clause}} {{title}}.',
    en: 'It cannot go out like this: {{clause}} {{title}}.',
  },
  'error.draft.undo-over': {
    es: 'El plazo para pararla terminó a las {{moment}}. Aún no ha salido: si hay que cambiarla, pulsa «{{@edit}}».',
    pt: 'O prazo para a parar terminou às {{moment}}. Ainda não saiu: se é preciso alterá-la, carrega em «{{@edit}}».',
    'pt-BR':
      'O prazo para pará-la terminou às {{moment}}. Ainda não saiu: se é preciso alterá-la, clique em «{{@edit}}».',
    en: 'The time to stop it ended at {{moment}}. It has not gone out yet: if it must change, press “{{@edit}}”.',
  },
  'error.draft.void': {
    es: 'Este borrador ya no sirve: {{state}}. Escribe otro a partir de él.',
    pt: 'Este rascunho já não serve: {{state}}. Escreve outro a partir dele.',
    'pt-BR': 'Este rascunho já não serve: {{state}}. Escreva outro a partir dele.',
    en: 'This draft is no longer valid: {{state}}. Write a new one based on it.',
  },
  'error.draft.not-drafter': {
    es: 'Solo puede pararlo quien escribió el borrador.',
    pt: 'Só pode pará-lo quem escreveu o rascunho.',
    en: 'Only the person who wrote the draft can stop it.',
  },
});
