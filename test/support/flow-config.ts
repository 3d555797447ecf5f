/** Each conversation has its own card, unless `extra` says of `floods` otherwise. A small brand for the flows: one channel where an approver decides, one where nobody asks, and one for the rest. */
export function flowConfig(extra = ''): string {
  return `language: es
timeZone: Europe/Madrid
brands:
  alba:
    name: Alba
    languages: [es, pt, en]
    accounts:
      alba: { network: x, handle: alba }
    persona:
      greeting: { es: 'Hola, {name}:', pt: 'Olá, {name}:', en: 'Hello {name},' }
      clauses:
        - { number: '1.1', title: Contestamos en la lengua de quien escribe, check: language }
        - { number: '2.1', title: Lo que cabe en una publicación, check: length, severity: stop }
        - { number: '3.2', title: No prometemos plazos, check: forbidden-words, words: ['mañana mismo'] }
        - { number: '4.1', title: Nada de datos personales en público, check: personal-data, severity: stop }
areas:
  billing: { name: Facturación, words: [factura, cobrado, cobro] }
  deliveries: { name: Envíos, words: [pedido, envío, encomenda] }
channels:
  facturacion: { slack: '#facturacion', queue: false }
  envios: { slack: '#envios', members: [lucia, joao, carmen], queue: false }
  general: { slack: '#general', queue: false }
routes:
  - { when: { area: billing }, to: facturacion }
  - { when: { area: deliveries }, to: envios }
fallback: general
people:
  lucia: { name: Lucía Vega, email: lucia@alba.example, roles: [agent], language: es }
  joao: { name: João Pinto, email: joao@alba.example, roles: [agent], language: pt }
  teresa: { name: Teresa Gil, email: teresa@alba.example, areas: [billing], language: es }
  ivan: { name: Iván Soto, email: ivan@alba.example, roles: [approver], language: es }
  carmen: { name: Carmen Ruiz, email: carmen@alba.example, roles: [director], language: en }
approvals:
  - { when: { area: billing }, by: { people: [ivan] }, fourEyes: 'yes' }
${extra.includes('floods:') ? '' : 'floods: false\n'}${extra}`;
}
