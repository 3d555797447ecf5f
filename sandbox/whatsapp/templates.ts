/** Templates that the business has, as Graph lists them. One waits for Meta, and one asks for a picture. */
export const templates: readonly {
  id: string;
  name: string;
  language: string;
  status: 'APPROVED' | 'PENDING';
  category: string;
  components: readonly Record<string, unknown>[];
}[] = [
  ...[
    ['es', 'Hola, {{1}}: seguimos con tu consulta sobre {{2}}. ¿Te viene bien que la retomemos?'],
    ['pt_BR', 'Olá, {{1}}: continuamos com a sua dúvida sobre {{2}}. Podemos retomar a conversa?'],
    ['en', 'Hello {{1}}, we are still on your question about {{2}}. Shall we go on?'],
  ].map(([language = '', text = '']) => ({
    id: `1${language.length}5${text.length}`,
    name: 'seguimos_con_tu_consulta',
    language,
    status: 'APPROVED' as const,
    category: 'UTILITY',
    components: [
      { type: 'BODY', text },
      { type: 'FOOTER', text: 'Tiendas Alba' },
    ],
  })),
  {
    id: '1901',
    name: 'te_escribimos_pronto',
    language: 'es',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Gracias por tu paciencia. Te escribimos hoy mismo.' }],
  },
  {
    id: '1902',
    name: 'rebajas',
    language: 'es',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Empiezan las rebajas.' },
    ],
  },
  {
    id: '1903',
    name: 'encuesta',
    language: 'es',
    status: 'PENDING',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: '¿Qué tal te hemos atendido?' }],
  },
];

/** Names of the variables of a template's text. */
export function variablesOf({ components }: (typeof templates)[number]): string[] {
  const text = components.find(({ type }) => type === 'BODY')?.['text'];
  return [...String(text).matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name]) => name ?? []);
}
