import express from 'express';
import type { Card } from '#core/card.ts';
import { systemClock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Memory } from '#core/ports/memory.ts';
import { createTokens } from '../../adapters/surfaces/teams/service/auth.ts';
import { teamsManifestNeeds, type CallName } from '../../adapters/surfaces/teams/service/calls.ts';
import { PUBLIC_URLS } from '../../adapters/surfaces/teams/service/connect.ts';
import { createTeams } from '../../adapters/surfaces/teams/index.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';
import { reasonOf } from './finding.ts';
import type { TeamsAccess } from './teams.ts';
import type { TeamsSeen } from './table.ts';

const DEADLINE_MS = 10_000;

/** A channel of Teams as people can copy it. */
export interface TeamsPlace {
  channel: string;
  /** Object id of the team's group; only a link tells it. */
  group: string | undefined;
}

/** From a channel's id, or from what "Get link to channel" copies; undefined for anything else, such as a channel of Slack. */
export function teamsPlaceOf(text: string): TeamsPlace | undefined {
  if (/^19:\S+$/.test(text)) return { channel: text, group: undefined };
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const channel = /\/l\/channel\/([^/]+)/.exec(url.pathname)?.[1];
  return channel === undefined
    ? undefined
    : { channel: decodeURIComponent(channel), group: url.searchParams.get('groupId') ?? undefined };
}

export interface TeamsLiveOptions {
  config: Config;
  access: TeamsAccess;
  place: TeamsPlace;
}

/** Works a real channel as Recado does, with a card that is deleted at the end. */
export async function goLiveInTeams({
  config,
  access,
  place,
}: TeamsLiveOptions): Promise<{ findings: Finding[]; seen: TeamsSeen[] }> {
  const { channel, group } = place;
  const urls = { ...PUBLIC_URLS, ...access.urls };
  const surface = createTeams({
    ...access,
    urls,
    app: express(),
    clock: systemClock,
    log: silentLog,
    memory: memoryOf(place, urls.service),
    groups: {},
    opensForm: () => false,
    dialogs: false,
    language: config.language,
    timeZone: config.timeZone,
  });
  const findings: Finding[] = [];
  const seen: TeamsSeen[] = [];
  async function step<T>(what: string, call: CallName, work: () => Promise<T>): Promise<T | undefined> {
    const begun = performance.now();
    const note = (result: string): void => void seen.push({ call, result, ms: Math.round(performance.now() - begun) });
    try {
      const done = await work();
      note('ok');
      return done;
    } catch (error) {
      note(reasonOf(error));
      findings.push(problem(what, `failed: ${reasonOf(error)}.`));
      return undefined;
    }
  }

  const since = systemClock.now();
  const opId = `doctor-${since.getTime()}`;
  const posted = await step('Post', 'POST /v3/conversations/{conversation}/activities', () =>
    surface.post({ channel, card: cardOf('The doctor of Recado posts this card and deletes it in a moment.'), opId }),
  );
  if (posted === undefined) {
    findings.push(
      problem(
        'Teams channel',
        'nothing can be posted there. Is the app installed in that team, and is the id or link that of a channel?',
      ),
    );
    return { findings, seen };
  }
  const written = [posted.ts];
  const reply = await step('Post in the thread', 'POST /v3/conversations/{conversation}/activities', () =>
    surface.post({ channel, thread: posted.ts, card: cardOf('And this in its thread.'), opId: `${opId}-reply` }),
  );
  if (reply) written.push(reply.ts);
  await step('Change', 'PUT /v3/conversations/{conversation}/activities/{activity}', () =>
    surface.update({ channel, ts: posted.ts, card: cardOf('The doctor of Recado changed this card.') }),
  );
  const people = Object.values(config.people).flatMap(({ email, name }) =>
    email === undefined ? [] : [{ email, name }],
  );
  const found = await step('People', 'GET /v3/conversations/{conversation}/pagedMembers', () =>
    Promise.all(people.map(async ({ email, name }) => ({ name, user: await surface.userByEmail(email) }))),
  );
  const strangers = (found ?? []).filter(({ user }) => user === undefined).map(({ name }) => name);
  if (strangers.length > 0)
    findings.push(
      warning(
        'People',
        `not in this team by their e-mail: ${strangers.join(', ')}. That is fine where they work elsewhere; else set \`teams\` beside \`email\`.`,
      ),
    );
  if (group === undefined)
    findings.push(
      warning(
        'Teams permissions',
        'not tried: only the link of the channel ("Get link to channel") tells of which team it is. Give that to --live.',
      ),
    );
  else {
    const back = await step('Read back', 'GET /v1.0/teams/{group}/channels/{channel}/messages', () =>
      surface.find({ channel, opId, since }),
    );
    const permissions = teamsManifestNeeds.resourceSpecificPermissions.join(', ');
    findings.push(
      back === undefined
        ? warning(
            'Teams permissions',
            `the card could not be read back, so this team did not consent to ${permissions}: Recado hears only what mentions it, and after a crash a card may appear twice. An owner of the team adds the app again and consents (docs/teams.md).`,
          )
        : ok('Teams permissions', `this team consented to ${permissions}`),
    );
  }
  for (const ts of written.toReversed()) {
    try {
      await remove(access, urls, channel, ts);
    } catch (error) {
      findings.push(problem('Delete', `the test card is still there: ${reasonOf(error)}. Delete it by hand.`));
    }
  }
  if (findings.every(({ level }) => level !== 'problem'))
    findings.push(ok('Live', 'the test card was posted, changed and deleted'));
  return { findings, seen };
}

/** What an installation would have told. */
function memoryOf({ channel, group }: TeamsPlace, serviceUrl: string): Memory {
  const kept = new Map<string, unknown>([
    [`channel/${channel}`, { id: channel, teamId: channel }],
    [`team/${channel}`, { id: channel, serviceUrl, installed: true, groupId: group }],
  ]);
  return {
    get: async (key) => kept.get(key),
    list: async (prefix) => [...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
    put: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

/** Recado itself deletes nothing, so this call is the doctor's own. */
async function remove(
  { appId, tenantId, clientSecret }: TeamsAccess,
  { login, service }: { login: string; service: string },
  channel: string,
  ts: string,
): Promise<void> {
  const tokens = createTokens({ login: login.replace(/\/+$/, ''), tenantId, appId, clientSecret, clock: systemClock });
  const answer = await fetch(
    `${service.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(channel)}/activities/${encodeURIComponent(ts)}`,
    {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await tokens('https://api.botframework.com/.default')}` },
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    },
  );
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
}

function cardOf(text: string): Card {
  return { fallback: text, blocks: [{ kind: 'line', inlines: [{ kind: 'text', text }] }] };
}
