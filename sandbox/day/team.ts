import { parseDocument } from 'yaml';

export interface Member {
  key: string;
  name: string;
  /** What she does with her day. */
  work: 'agent' | 'approver' | 'expert';
  /** Keys of the channels she looks at. */
  channels: string[];
  language: 'es' | 'pt' | 'en';
}

interface Described extends Member {
  title: string;
  roles?: string[];
  areas?: string[];
}

const ALL = ['redes', 'envios', 'producto', 'facturacion', 'tiendas'];
/** The five of the example first, then whom a larger team has; more than twelve are agents with a number. */
const TEAM: readonly Described[] = [
  {
    key: 'lucia',
    name: 'Lucía Ferrer',
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: ['facturacion', 'redes'],
    language: 'es',
  },
  {
    key: 'joao',
    name: 'João Almeida',
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: ['envios', 'redes'],
    language: 'pt',
  },
  {
    key: 'teresa',
    name: 'Teresa Molina',
    title: 'Experta de facturación',
    work: 'expert',
    areas: ['billing'],
    channels: ['facturacion'],
    language: 'es',
  },
  {
    key: 'ivan',
    name: 'Iván Soto',
    title: 'Aprueba las respuestas',
    work: 'approver',
    roles: ['approver', 'admin'],
    channels: ALL,
    language: 'es',
  },
  {
    key: 'emma',
    name: 'Emma Clarke',
    title: 'Communication director',
    work: 'approver',
    roles: ['director'],
    areas: ['billing'],
    channels: [...ALL, 'direccion'],
    language: 'en',
  },
  {
    key: 'marta',
    name: 'Marta Nieto',
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: ['redes', 'tiendas'],
    language: 'es',
  },
  {
    key: 'diego',
    name: 'Diego Ramos',
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: ['producto', 'redes'],
    language: 'es',
  },
  {
    key: 'ines',
    name: 'Inês Barros',
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: ['redes', 'envios'],
    language: 'pt',
  },
  {
    key: 'nuria',
    name: 'Núria Pla',
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: ['envios', 'facturacion'],
    language: 'es',
  },
  {
    key: 'rafael',
    name: 'Rafael Nunes',
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: ['redes', 'producto'],
    language: 'pt',
  },
  {
    key: 'grace',
    name: 'Grace Ellis',
    title: 'Agent',
    work: 'agent',
    roles: ['agent'],
    channels: ['tiendas', 'redes'],
    language: 'en',
  },
  {
    key: 'carmen',
    name: 'Carmen Ríos',
    title: 'Aprueba las respuestas',
    work: 'approver',
    roles: ['approver'],
    areas: ['billing'],
    channels: ALL,
    language: 'es',
  },
];

export function teamOf(people: number): Member[] {
  return Array.from({ length: Math.max(TEAM.length, people) }, (_, i) => TEAM[i] ?? extra(i + 1)).slice(
    0,
    Math.max(5, people),
  );
}

function extra(number: number): Described {
  const channel = ALL[number % ALL.length] ?? 'redes';
  return {
    key: `agente${number}`,
    name: `Agente ${number}`,
    title: 'Agente',
    work: 'agent',
    roles: ['agent'],
    channels: [channel, 'redes'],
    language: 'es',
  };
}

/** The example's configuration with this team in it. */
export function brandWith(example: string, team: readonly Member[]): string {
  const config = parseDocument(example);
  for (const member of team as readonly Described[]) {
    if (config.hasIn(['people', member.key])) continue;
    config.setIn(
      ['people', member.key],
      config.createNode(
        {
          name: member.name,
          title: member.title,
          email: `${member.key}@alba.example`,
          roles: member.roles,
          areas: member.areas,
          language: member.language,
        },
        { flow: true },
      ),
    );
  }
  const approvers = team.filter(({ work }) => work === 'approver').map(({ key }) => key);
  const rules = config.toJS() as { approvals: { by: unknown; when?: unknown }[] };
  const last = rules.approvals.findIndex(({ when }) => when === undefined);
  if (last !== -1) config.setIn(['approvals', last, 'by'], config.createNode({ people: approvers }, { flow: true }));
  return config.toString({ lineWidth: 0 });
}
