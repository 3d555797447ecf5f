import { defineTexts } from './define.ts';

/** The message of a draft version in the thread. */
export const draftTexts = defineTexts({
  'draft.title': {
    es: 'Borrador {{version}}, de {{author}}',
    pt: 'Rascunho {{version}}, de {{author}}',
    en: 'Draft {{version}}, by {{author}}',
  },
  'draft.speaks.public': {
    es: 'Como {{account}} · en público',
    pt: 'Como {{account}} · em público',
    en: 'As {{account}} · in public',
  },
  'draft.speaks.private': {
    es: 'Como {{account}} · en privado',
    pt: 'Como {{account}} · em privado',
    en: 'As {{account}} · in private',
  },
  'draft.count': { es: '{{length}} / {{max}}', pt: '{{length}} / {{max}}', en: '{{length}} / {{max}}' },
  'draft.finding': {
    es: '{{clause}} {{title}}: {{finding}}',
    pt: '{{clause}} {{title}}: {{finding}}',
    en: '{{clause}} {{title}}: {{finding}}',
  },
  'draft.finding.title': { es: '{{title}}', pt: '{{title}}', en: '{{title}}' },
  'draft.finding.excerpt': {
    es: '{{clause}} {{title}}: «{{excerpt}}»',
    pt: '{{clause}} {{title}}: «{{excerpt}}»',
    en: '{{clause}} {{title}}: “{{excerpt}}”',
  },
  'draft.findings.none': {
    es: 'Sin avisos del manual de marca',
    pt: 'Sem avisos do manual da marca',
    en: 'No notes from the brand manual',
  },
  'draft.finding.overridden': {
    es: '{{finding}} · {{by}} la deja pasar: «{{reason}}»',
    pt: '{{finding}} · {{by}} deixa passar: «{{reason}}»',
    en: '{{finding}} · {{by}} lets it pass: “{{reason}}”',
  },
  'draft.finding.stop': { es: 'Impide enviar', pt: 'Impede o envio', en: 'Blocks sending' },
  'draft.attachments_one': {
    es: '{{count}} adjunto: {{names}}',
    pt: '{{count}} anexo: {{names}}',
    en: '{{count}} attachment: {{names}}',
  },
  'draft.attachments_other': {
    es: '{{count}} adjuntos: {{names}}',
    pt: '{{count}} anexos: {{names}}',
    en: '{{count}} attachments: {{names}}',
  },
  'draft.at': { es: 'Saldrá: {{at}}', pt: 'Sai: {{at}}', en: 'Goes out: {{at}}' },
  'draft.editing': {
    es: 'Sin pedir aprobación todavía',
    pt: 'Ainda sem pedido de aprovação',
    en: 'Approval not requested yet',
  },
  'draft.waiting-nobody': {
    es: 'Ya no puede aprobarlo nadie. Quien lleva la conversación pulsa «{{@edit}}» y pide aprobación otra vez.',
    pt: 'Já ninguém o pode aprovar. Quem tem a conversa carrega em «{{@edit}}» e pede aprovação outra vez.',
    'pt-BR': 'Já ninguém pode aprová-lo. Quem tem a conversa clica em «{{@edit}}» e pede aprovação outra vez.',
    en: 'Nobody can approve it any more. The owner of the conversation presses “{{@edit}}” and asks for approval again.',
  },
  'draft.waiting': {
    es: 'Lo aprueba {{approvers}} (regla {{rule}})',
    pt: 'É aprovado por {{approvers}} (regra {{rule}})',
    en: '{{approvers}} approves it (rule {{rule}})',
  },
  'draft.waiting.crisis': {
    es: 'Lo aprueba {{approvers}} (ahora todo necesita aprobación)',
    pt: 'É aprovado por {{approvers}} (agora tudo precisa de aprovação)',
    en: '{{approvers}} approves it (everything needs approval right now)',
  },
  'draft.waiting.mention': {
    es: '{{mentions}}: falta tu aprobación',
    pt: '{{mentions}}: falta a tua aprovação',
    'pt-BR': '{{mentions}}: falta a sua aprovação',
    en: '{{mentions}}: your approval is needed',
  },
  'draft.approved': {
    es: 'Aprobado por {{by}} a las {{at}}',
    pt: 'Aprovado por {{by}} às {{at}}',
    en: 'Approved by {{by}} at {{at}}',
  },
  'draft.no-rule': {
    es: 'Nadie tiene que aprobarlo: se puede enviar',
    pt: 'Ninguém tem de o aprovar: pode ser enviado',
    'pt-BR': 'Ninguém tem de aprová-lo: pode ser enviado',
    en: 'No approval needed: it can be sent',
  },
  'draft.no-rule.sent': {
    es: 'No hacía falta que nadie lo aprobara',
    pt: 'Ninguém tinha de o aprovar',
    'pt-BR': 'Ninguém precisava aprová-lo',
    en: 'No approval was needed',
  },
  'draft.undo': {
    es: '{{author}} puede pararlo hasta las {{until}}',
    pt: '{{author}} pode pará-lo até às {{until}}',
    en: '{{author}} can stop it until {{until}}',
  },
  'draft.returned': { es: 'Devuelto: «{{reason}}»', pt: 'Devolvido: «{{reason}}»', en: 'Returned: “{{reason}}”' },
  'draft.returned.by': {
    es: 'Devuelto por {{by}}: «{{reason}}»',
    pt: 'Devolvido por {{by}}: «{{reason}}»',
    en: 'Returned by {{by}}: “{{reason}}”',
  },
  'draft.sent': {
    es: 'Enviado por {{by}} a las {{at}}',
    pt: 'Enviado por {{by}} às {{at}}',
    en: 'Sent by {{by}} at {{at}}',
  },
  'draft.words-of': {
    es: 'A partir de la respuesta de {{expert}}',
    pt: 'A partir da resposta de {{expert}}',
    en: 'Based on the answer from {{expert}}',
  },
  'draft.editing-alone': {
    es: 'Sin terminar; nadie tiene que aprobarlo',
    pt: 'Por terminar; ninguém tem de o aprovar',
    'pt-BR': 'Por terminar; ninguém tem de aprová-lo',
    en: 'Unfinished; no approval needed',
  },
  'draft.marked-sent': {
    es: 'Marcado como enviado por {{by}} a las {{at}}',
    pt: 'Marcado como enviado por {{by}} às {{at}}',
    en: 'Marked as sent by {{by}} at {{at}}',
  },
});
