import { defineTexts } from '../define.ts';

/** What stands on cards. */
export const cardDraftTexts = defineTexts({
  'card.draft.editing': {
    es: 'Borrador {{version}} de {{author}}, sin pedir aprobación',
    pt: 'Rascunho {{version}} de {{author}}, sem pedido de aprovação',
    en: 'Draft {{version}} by {{author}}, approval not requested yet',
  },
  'card.draft.waiting-nobody': {
    es: 'Ya no puede aprobar nadie el borrador {{version}}: pulsa «{{@edit}}» y pide aprobación otra vez',
    pt: 'Já ninguém pode aprovar o rascunho {{version}}: carrega em «{{@edit}}» e pede aprovação outra vez',
    'pt-BR': 'Já ninguém pode aprovar o rascunho {{version}}: clique em «{{@edit}}» e peça aprovação outra vez',
    en: 'Nobody can approve draft {{version}} any more: press “{{@edit}}” and ask for approval again',
  },
  'card.draft.waiting': {
    es: 'Borrador {{version}} espera a {{approvers}}',
    pt: 'Rascunho {{version}} espera por {{approvers}}',
    en: 'Draft {{version}} is waiting for {{approvers}}',
  },
  'card.draft.findings_one': {
    es: '{{count}} aviso del manual de marca',
    pt: '{{count}} aviso do manual da marca',
    en: '{{count}} note from the brand manual',
  },
  'card.draft.findings_other': {
    es: '{{count}} avisos del manual de marca',
    pt: '{{count}} avisos do manual da marca',
    en: '{{count}} notes from the brand manual',
  },
  'card.draft.returned': {
    es: 'Borrador {{version}} devuelto: «{{reason}}»',
    pt: 'Rascunho {{version}} devolvido: «{{reason}}»',
    en: 'Draft {{version}} returned: “{{reason}}”',
  },
  'card.draft.approved': {
    es: 'Borrador {{version}} aprobado por {{by}}. Falta pulsar «{{@send}}».',
    pt: 'Rascunho {{version}} aprovado por {{by}}. Falta carregar em «{{@send}}».',
    'pt-BR': 'Rascunho {{version}} aprovado por {{by}}. Falta clicar em «{{@send}}».',
    en: 'Draft {{version}} approved by {{by}}. Press “{{@send}}” when you are ready.',
  },
  'card.draft.no-approval': {
    es: 'Borrador {{version}} listo: nadie tiene que aprobarlo. Falta pulsar «{{@send}}».',
    pt: 'Rascunho {{version}} pronto: ninguém tem de o aprovar. Falta carregar em «{{@send}}».',
    'pt-BR': 'Rascunho {{version}} pronto: ninguém tem de aprová-lo. Falta clicar em «{{@send}}».',
    en: 'Draft {{version}} is ready: no approval needed. Press “{{@send}}” when you are ready.',
  },
  'card.draft.undo': {
    es: 'Borrador {{version}} cambiado y aprobado por {{by}}. {{author}} puede pararlo hasta las {{until}}.',
    pt: 'Rascunho {{version}} alterado e aprovado por {{by}}. {{author}} pode pará-lo até às {{until}}.',
    en: 'Draft {{version}} changed and approved by {{by}}. {{author}} can stop it until {{until}}.',
  },
  'card.draft.editing-alone': {
    es: 'Borrador {{version}} de {{author}}, sin terminar: nadie tiene que aprobarlo',
    pt: 'Rascunho {{version}} de {{author}}, por terminar: ninguém tem de o aprovar',
    'pt-BR': 'Rascunho {{version}} de {{author}}, por terminar: ninguém tem de aprová-lo',
    en: 'Draft {{version}} by {{author}}, unfinished: no approval needed',
  },
});
