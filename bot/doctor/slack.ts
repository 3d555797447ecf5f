import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import express from 'express';
import { systemClock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Surface, SurfaceUser } from '#core/ports/surface.ts';
import { z } from 'zod';
import { clientOptions } from '../../adapters/surfaces/slack/service/api.ts';
import { CALLS, FILE_READ, SOCKET_CALL } from '../../adapters/surfaces/slack/service/calls.ts';
import { createSlack } from '../../adapters/surfaces/slack/index.ts';
import type { Settings } from '../config/environment.ts';
import { checkClock, ok, problem, warning, type Finding } from '#core/finding.ts';
import { reasonOf } from './finding.ts';
import type { CallRecorder } from './call-recorder.ts';

export type SlackAccess = NonNullable<Settings['slack']>;

/** The chat behind a watched door, as Recado itself would open it; nothing is started. */
export function openSlack(
  { botToken, appToken, signingSecret, apiUrl }: SlackAccess,
  recorder: CallRecorder,
): { client: webApi.WebClient; surface: Surface } {
  const options = clientOptions({ apiUrl, log: silentLog, fetch: recorder.fetch });
  const ways = appToken === undefined ? { signingSecret: signingSecret ?? '', app: express() } : { appToken };
  return {
    client: new webApi.WebClient(botToken, options),
    surface: createSlack({ botToken, apiUrl, clock: systemClock, log: silentLog, fetch: recorder.fetch, ...ways }),
  };
}

const Manifest = z.looseObject({
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
});

/** What the app of manifest.json is granted when it is installed; a test holds it against the code. */
export function neededScopes(): string[] {
  const file = path.join(import.meta.dirname, '..', '..', 'manifest.json');
  return Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot.toSorted();
}

export interface SlackReport {
  findings: Finding[];
  /** Members of each group that was asked for; undefined for one that is not there. */
  groups: Map<string, string[] | undefined>;
}

export async function checkSlack({
  config,
  access,
  recorder,
}: {
  config: Config | undefined;
  access: SlackAccess;
  recorder: CallRecorder;
}): Promise<SlackReport> {
  const { client, surface } = openSlack(access, recorder);
  const groups = new Map<string, string[] | undefined>();
  const findings: Finding[] = [];
  try {
    const me = await client.auth.test();
    findings.push(ok('Slack bot token', `accepted: @${me.user ?? '?'} in ${me.team ?? '?'}`));
  } catch (error) {
    return {
      groups,
      findings: [problem('Slack bot token', refusal('SLACK_BOT_TOKEN', reasonOf(error), access.apiUrl))],
    };
  }
  findings.push(
    ...checkScopes(recorder.scopes()),
    await checkDelivery(access, recorder),
    ...checkClock('Slack', recorder.skewMs()),
  );
  if (config !== undefined) {
    findings.push(...(await guarded('Channels', () => checkChannels(config, surface))));
    findings.push(...(await guarded('People', () => checkPeople(config, surface))));
    findings.push(...(await guarded('Groups', () => checkGroups(config, surface, groups))));
  }
  return { findings, groups };
}

function refusal(name: string, word: string, apiUrl: string): string {
  if (['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'].includes(word))
    return `Slack does not accept ${name} (${word}). Copy it again from your app's page at api.slack.com/apps; after a new installation it has changed.`;
  if (word === 'not_allowed_token_type')
    return `${name} is a token of another kind (${word}). SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-.`;
  if (word === 'missing_scope') return `${name} lacks a scope (${word}).`;
  return `${new URL(apiUrl).host} gave no useful answer (${word}). See that this machine reaches it: network, proxy, SLACK_API_URL.`;
}

function checkScopes(granted: string[] | undefined): Finding[] {
  const needed = neededScopes();
  if (granted === undefined)
    return [warning('Slack scopes', `Slack did not say which are granted. Needed: ${needed.join(', ')}.`)];
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) {
    const more = granted.filter((scope) => !needed.includes(scope));
    return [
      ok(
        'Slack scopes',
        more.length === 0
          ? `exactly the ${needed.length} that Recado uses`
          : `all ${needed.length} that Recado uses; it does not need ${more.join(', ')}`,
      ),
    ];
  }
  return missing.map((scope) => {
    const all: (typeof CALLS)[string][] = [
      ...Object.values(CALLS),
      { use: FILE_READ.use, scopes: [FILE_READ.scope], checked: '' },
    ];
    const needs = all.filter(({ scopes }) => scopes.some((each) => each === scope));
    const uses = new Set(needs.map(({ use }) => use));
    const [without] = needs.every((call) => call.else !== undefined) ? needs.map((call) => call.else) : [];
    const say = `${scope} is missing${uses.size === 0 ? '' : `, which Recado needs to ${[...uses].join('; to ')}`}. Paste manifest.json into the app's page "App Manifest" and install the app again${without === undefined ? '' : `; ${without}`}.`;
    return without === undefined ? problem('Slack scopes', say) : warning('Slack scopes', say);
  });
}

/** How Slack will reach Recado. The connection is asked for and not opened: an open one would take presses from a running bot. */
async function checkDelivery(
  { appToken, signingSecret, apiUrl }: SlackAccess,
  recorder: CallRecorder,
): Promise<Finding> {
  if (appToken === undefined) {
    return /^[0-9a-f]{32}$/.test(signingSecret ?? '')
      ? ok(
          'Slack reaches Recado',
          'over HTTP. Whether the signing secret is right shows with the first request; the address under "Event Subscriptions", "Interactivity" and the command must end in /slack/events and lead to PORT',
        )
      : warning(
          'Slack reaches Recado',
          'SLACK_SIGNING_SECRET does not look like one (32 digits and letters a to f). Copy it from your app\'s page "Basic Information".',
        );
  }
  try {
    await new webApi.WebClient(
      appToken,
      clientOptions({ apiUrl, log: silentLog, fetch: recorder.fetch }),
    ).apps.connections.open({});
    return ok('Slack app token', 'accepted: Slack reaches Recado by Socket Mode');
  } catch (error) {
    const word = reasonOf(error);
    const say =
      word === 'missing_scope'
        ? `SLACK_APP_TOKEN lacks the scope ${SOCKET_CALL.scope}. Make a new one with it on your app's page "Basic Information", "App-Level Tokens".`
        : refusal('SLACK_APP_TOKEN', word, apiUrl);
    return problem('Slack app token', say);
  }
}

/** A refusal ends only the section it happens in. */
async function guarded(what: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [problem(what, `could not be read: Slack says ${reasonOf(error)}.`)];
  }
}

/** Waits as long as the limits ask: nobody else waits for the doctor. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof RecadoError) || error.code !== 'surface.rate-limited' || tries >= 20) throw error;
      await pause(error.retryAfterMs ?? 1_000);
    }
  }
}

async function checkChannels(config: Config, surface: Surface): Promise<Finding[]> {
  const there = await patiently(() => surface.channels());
  return Object.entries(config.channels).flatMap(([key, { slack: wanted, private: isPrivate }]) => {
    if (wanted === undefined) return [];
    const what = `Channel ${wanted}`;
    const found = there.find((channel) => channel.id === wanted || channel.name === wanted.replace(/^#/, ''));
    if (found === undefined)
      return problem(
        what,
        `there is none that Recado can see (\`channels.${key}\`). Create it or correct the name; if it is private, write /invite @Recado in it.`,
      );
    if (!found.joined) return problem(what, `Recado is not in it (\`channels.${key}\`). Write /invite @Recado in it.`);
    if (isPrivate && !found.private)
      return warning(
        what,
        `the configuration calls it private, but everybody in the workspace can read it (\`channels.${key}\`). Make it private in Slack, or correct the configuration.`,
      );
    return ok(what, found.private ? 'there, private, Recado is in it' : 'there, Recado is in it');
  });
}

const STANDING: Record<Exclude<SurfaceUser['standing'], 'member'>, string> = {
  guest: 'is a guest in Slack, and guests may only read',
  external: 'belongs to another organisation in Slack, and such people may only read',
  bot: 'is a bot in Slack',
  removed: 'has been removed from Slack',
};

export async function findPerson(
  { slack, email }: Config['people'][string],
  surface: Surface,
): Promise<SurfaceUser | undefined> {
  if (slack !== undefined) return patiently(() => surface.user(slack));
  return email === undefined ? undefined : patiently(() => surface.userByEmail(email));
}

async function checkPeople(config: Config, surface: Surface): Promise<Finding[]> {
  const wrong: Finding[] = [];
  const people = Object.entries(config.people).filter(
    ([, { slack, email }]) => slack !== undefined || email !== undefined,
  );
  for (const [key, person] of people) {
    const found = await findPerson(person, surface);
    const what = `Person ${person.name}`;
    if (found === undefined)
      wrong.push(
        problem(
          what,
          `nobody in Slack has ${person.slack === undefined ? `the e-mail ${person.email}` : `the id ${person.slack}`} (\`people.${key}\`), so these roles reach nobody. Correct it.`,
        ),
      );
    else if (found.standing !== 'member')
      wrong.push(problem(what, `${STANDING[found.standing]} (\`people.${key}\`), so these roles reach nobody.`));
  }
  const right = people.length - wrong.length;
  return right === 0 ? wrong : [...wrong, ok('People', `${right} of ${people.length} found in Slack`)];
}

async function checkGroups(config: Config, surface: Surface, groups: SlackReport['groups']): Promise<Finding[]> {
  const asked = new Set([
    ...config.approvals.flatMap(({ by }) =>
      by !== 'nobody' && by !== 'area-experts' && 'group' in by ? [by.group] : [],
    ),
    ...Object.values(config.channels).flatMap(({ agents }) => (agents ?? []).filter((entry) => entry.startsWith('@'))),
  ]);
  const found: Finding[] = [];
  for (const handle of asked) {
    const members = await patiently(() => surface.group(handle));
    groups.set(handle, members);
    const what = `Group ${handle}`;
    if (members !== undefined)
      found.push(
        members.length === 0
          ? problem(what, 'nobody is in it. Add its people in Slack.')
          : ok(what, `${members.length} in it`),
      );
    else if (config.groups[handle] !== undefined)
      found.push(
        warning(
          what,
          'Slack has no such group; the people under `groups` in the configuration stand for it. Make it in Slack if its members should be kept there.',
        ),
      );
    else
      found.push(
        problem(
          what,
          "there is none in Slack. Create the user group (Slack's paid plans have them), or name people or a role instead.",
        ),
      );
  }
  return found;
}
