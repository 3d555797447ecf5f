import { createHash } from 'node:crypto';

/** Somebody of the configuration, as the playground needs her. */
export interface PlaygroundPerson {
  key: string;
  name: string;
  email: string;
}

export interface PlaygroundSeed {
  appId: string;
  tenantId: string;
  /** The one person that the playground lets you be. */
  me: PlaygroundPerson;
  others: readonly PlaygroundPerson[];
  team: string;
  /** Beside General, of which the playground allows exactly one. */
  channel: string;
}

/** The playground's own schema wants exactly so many beside the one you are. */
const OTHERS = 5;

/** What the playground reads from `.m365agentsplayground.yml`: a tenant with one team, in ids shaped like those of Teams. */
export function playgroundConfig({
  appId,
  tenantId,
  me,
  others,
  team,
  channel,
}: PlaygroundSeed): Record<string, unknown> {
  const extras = Array.from({ length: Math.max(0, OTHERS - others.length) }, (_, i): PlaygroundPerson => ({
    key: `colleague-${i + 1}`,
    name: `Colleague ${i + 1}`,
    email: `colleague-${i + 1}@example.com`,
  }));
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: `28:${appId}`, name: 'Recado' },
    currentUser: userOf(me),
    users: [...others.slice(0, OTHERS), ...extras].map(userOf),
    personalChat: { id: `a:${digest(`personal ${me.key}`, 40)}` },
    groupChat: { id: `19:${digest('group', 32)}@thread.v2`, name: 'Group chat' },
    team: {
      id: channelId(team, 'General'),
      name: team,
      aadGroupId: guid(`team ${team}`),
      channels: [{ id: channelId(team, channel), name: channel }],
    },
  };
}

export function channelId(team: string, channel: string): string {
  return `19:${digest(`${team} / ${channel}`, 32)}@thread.tacv2`;
}

/** A stable GUID for a name, so that a second start knows the same people. */
export function guid(name: string): string {
  const hex = digest(name, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function userOf({ key, name, email }: PlaygroundPerson): Record<string, string> {
  const [givenName = name, ...surname] = name.split(' ');
  // The playground's own spelling of the principal name.
  return {
    id: `29:${digest(`user ${key}`, 40)}`,
    name,
    userPrincipleName: email,
    aadObjectId: guid(`user ${key}`),
    givenName,
    surname: surname.join(' '),
    email,
  };
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(`recado playground: ${text}`).digest('hex').slice(0, length);
}
