import { StartError } from '#core/start-error.ts';
import type { TeamsUrls } from '../../adapters/surfaces/teams/service/connect.ts';

/** What Teams is connected with. */
export interface TeamsSettings {
  appId: string;
  clientSecret: string;
  tenantId: string;
  /** Where they differ from the public cloud's. */
  urls: Partial<TeamsUrls>;
  /** False: forms stand in the card. */
  dialogs: boolean;
}

/** What `npm run start:teams` keeps in the data folder. */
export const TRIAL_FOLDER = 'teams';

export const NEEDED = ['TEAMS_APP_ID', 'TEAMS_APP_SECRET', 'TEAMS_TENANT_ID'] as const;
const URLS = {
  openId: 'TEAMS_OPENID_URL',
  login: 'TEAMS_LOGIN_URL',
  graph: 'TEAMS_GRAPH_URL',
  service: 'TEAMS_SERVICE_URL',
} as const satisfies Record<keyof TeamsUrls, string>;

/** @throws StartError where only some are given, or one cannot be right */
export function teamsSettings(given: (name: string) => string | undefined): TeamsSettings | undefined {
  const [appId, clientSecret, tenantId] = NEEDED.map(given);
  if (appId === undefined || clientSecret === undefined || tenantId === undefined) {
    const set = NEEDED.filter((name) => given(name) !== undefined);
    const missing = NEEDED.filter((name) => given(name) === undefined);
    if (set.length === 0) return undefined;
    throw new StartError(
      `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set, but not ${missing.join(' and ')}. Set ${missing.length === 1 ? 'it' : 'them'} too (docs/teams.md says where they stand), or remove ${set.length === 1 ? 'it' : 'them'} to do without Teams.`,
    );
  }
  const dialogs = given('TEAMS_DIALOGS') ?? 'yes';
  if (dialogs !== 'yes' && dialogs !== 'no')
    throw new StartError(`TEAMS_DIALOGS is "${dialogs}"; it must be yes, or no for forms that stand in the card.`);
  const urls = Object.entries(URLS).flatMap(([key, name]) => {
    const url = given(name);
    if (url === undefined) return [];
    if (!isAllowed(url))
      throw new StartError(`${name} is "${url}". It must begin with https://; http:// is for this machine only.`);
    return [[key, url.replace(/\/+$/, '')]];
  });
  return { appId, clientSecret, tenantId, urls: Object.fromEntries(urls), dialogs: dialogs === 'yes' };
}

/** Whether it is no real Teams but one on this machine, to try everything with. */
export function isTrial({ urls }: TeamsSettings): boolean {
  return urls.login !== undefined && isHere(urls.login);
}

function isAllowed(url: string): boolean {
  return URL.canParse(url) && (url.startsWith('https://') || isHere(url));
}

function isHere(url: string): boolean {
  return url.startsWith('http://') && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
