import type { Config, Voice } from '#core/config/config.ts';
import { parseDocument } from 'yaml';
import type { PlaygroundPerson } from '../../../sandbox/teams/playground-config.ts';

/** What the playground calls the channel that every team has. */
const GENERAL = 'General';

export interface Trial {
  /** The configuration with two of its channels in Teams as well as in the local workspace, as YAML. */
  yaml: string;
  team: string;
  /** The team's one channel beside General. */
  channel: string;
  /** Of the team, to which alerts of managers come; undefined where nobody is told of any. */
  alerts: string | undefined;
  /** Of the brand's first account, to which customers write. */
  handle: string;
  me: PlaygroundPerson;
  /** Hers. */
  language: Voice;
  others: PlaygroundPerson[];
}

/**
 * The given configuration for a try with the playground, which has one team, General and one other channel, and one person that
 * you are: the first channel of the configuration is that other one, the fallback is General, and you are whoever approves most.
 * Alerts come to General too where the managers' channel is neither, or somebody who tries a crisis would see none in Teams.
 */
export function trialOf(yaml: string, config: Config): Trial {
  const [brand] = Object.values(config.brands);
  const team = brand?.name ?? 'Recado';
  const fallback = [config.fallback].flat()[0] ?? '';
  const first = Object.keys(config.channels).find((key) => key !== fallback) ?? fallback;
  const document = parseDocument(yaml);
  for (const [key, { slack }] of Object.entries(config.channels)) {
    document.deleteIn(['channels', key, 'teams']);
    if (slack === undefined) document.setIn(['channels', key, 'slack'], `#${key}`);
  }
  document.setIn(['channels', fallback, 'teams'], `${team} / ${GENERAL}`);
  if (first !== fallback) document.setIn(['channels', first, 'teams'], `${team} / ${first}`);
  if (config.managers !== undefined && config.managers !== first) document.setIn(['managers'], fallback);
  // The playground knows people by the e-mail they are given there, and calls no address of anybody's.
  for (const [key, { teams, email }] of Object.entries(config.people)) {
    if (teams !== undefined) document.deleteIn(['people', key, 'teams']);
    if (email === undefined) document.setIn(['people', key, 'email'], emailOf(config, key));
  }
  document.delete('publicUrl');
  const mine = busiestApprover(config);
  const people = Object.entries(config.people).map(([key, { name }]): PlaygroundPerson => ({
    key,
    name,
    email: emailOf(config, key),
  }));
  const me = people.find(({ key }) => key === mine) ?? { key: 'you', name: 'You', email: 'you@example.com' };
  return {
    yaml: document.toString(),
    handle: Object.values(brand?.accounts ?? {})[0]?.handle ?? '',
    team,
    channel: first === fallback ? 'Recado' : first,
    alerts: config.managers === undefined ? undefined : config.managers === first ? first : GENERAL,
    me,
    language: config.people[me.key]?.language ?? config.language,
    others: people.filter(({ key }) => key !== me.key),
  };
}

function emailOf({ people }: Config, key: string): string {
  return people[key]?.email ?? `${key}@example.com`;
}

/** Whom the most rules of approval name; where none does, the first person. */
function busiestApprover({ approvals, people, groups }: Config): string | undefined {
  const asked = ([key, { roles, areas }]: [string, Config['people'][string]]): number =>
    approvals.filter(({ by }) => {
      if (by === 'nobody') return false;
      if (by === 'area-experts') return areas.length > 0;
      if ('people' in by) return by.people.includes(key);
      return 'group' in by ? groups[by.group]?.includes(key) === true : roles.includes(by.role);
    }).length;
  return Object.entries(people).toSorted((a, b) => asked(b) - asked(a))[0]?.[0];
}
