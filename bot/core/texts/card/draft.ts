import { defineTexts } from '../define.ts';

/** What stands on cards. */
export const cardDraftTexts = defineTexts({
  'card.draft.editing': {
    es: 'Borrador {{version}} de {{author}}, sin pedir aprobación',
    pt: 'Rascunho {{version}} de {{author}}, sem pedido de aprovação',
    en: 'Draft {{version}} by {{author}}, approval not asked yet',
  },
  'card.draft.waiting-nobody': {
    es: 'Ya no puede aprobar nadie el borrador {{version}}: pulsa Editar y pide aprobación otra vez',
    pt: 'Já ninguém pode aprovar o rascunho {{version}}: carrega em Editar e pede aprovação outra vez',
    en: 'Nobody can approve draft {{version}} any more: press Edit and ask for approval again',
  },
  'card.draft.waiting': { es: 'Borrador {{version}} espera a {{approvers}}', pt: 'Rascunho {{version}} espera por {{approvers}}', en: 'Draft {{version}} is waiting for {{approvers}}' },
  'card.draft.findings_one': { es: '{{count}} aviso del manual de marca', pt: '{{count}} aviso do manual da marca', en: '{{count}} note from the brand manual' },
  'card.draft.findings_other': { es: '{{count}} avisos del manual de marca', pt: '{{count}} avisos do manual da marca', en: '{{count}} notes from the brand manual' },
  'card.draft.returned': { es: 'Borrador {{version}} devuelto: «{{reason}}»', pt: 'Rascunho {{version}} devolvido: «{{reason}}»', en: 'Draft {{version}} returned: "{{reason}}"' },
  'card.draft.approved': {
    es: 'Borrador {{version}} aprobado por {{by}}. Falta pulsar Enviar.',
    pt: 'Rascunho {{version}} aprovado por {{by}}. Falta carregar em Enviar.',
    en: 'Draft {{version}} approved by {{by}}. Press Send when you are ready.',
  },
  'card.draft.no-approval': {
    es: 'Borrador {{version}} listo: nadie tiene que aprobarlo. Falta pulsar Enviar.',
    pt: 'Rascunho {{version}} pronto: ninguém tem de o aprovar. Falta carregar em Enviar.',
    en: 'Draft {{version}} is ready: nobody has to approve it. Press Send when you are ready.',
  },
  'card.draft.undo': {
    es: 'Borrador {{version}} cambiado y aprobado por {{by}}. {{author}} puede pararlo hasta las {{until}}.',
    pt: 'Rascunho {{version}} alterado e aprovado por {{by}}. {{author}} pode pará-lo até às {{until}}.',
    en: 'Draft {{version}} changed and approved by {{by}}. {{author}} may stop it until {{until}}.',
  },
  'card.draft.editing-alone': {
    es: 'Borrador {{version}} de {{author}}, a medias: nadie tiene que aprobarlo',
    pt: 'Rascunho {{version}} de {{author}}, a meio: ninguém tem de o aprovar',
    en: 'Draft {{version}} by {{author}}, not ready yet: nobody has to approve it',
  },
});
