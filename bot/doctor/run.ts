import { parseArgs } from 'node:util';
import type { Config } from '#core/config/config.ts';
import { reasonOf } from '../../sandbox/command-line.ts';
import { StartError } from '#core/start-error.ts';
import { SOCKET_CALL } from '../../adapters/surfaces/slack/service/calls.ts';
import { loadConfig } from '../config/load.ts';
import { redactor } from '../secrets.ts';
import type { Settings } from '../config/environment.ts';
import { checkPlaces } from '../build/check-channels.ts';
import { isReal, networkNames, surfaceIds } from '../build/channels-on-surfaces.ts';
import { findWorkspace, type RunningWorkspace } from '../workspace/start.ts';
import { readEnvironment } from './environment.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';
import { lineOf, summaryOf } from './finding.ts';
import { goLive } from './live.ts';
import { checkDatabase, checkDataFolder, checkNode, checkPort } from './machine.ts';
import { checkAccounts, checkApprovals, checkPrivate, checkRoutes } from './rules.ts';
import { checkSlack, neededScopes, type SlackAccess } from './slack.ts';
import { callTable, teamsTable } from './table.ts';
import { goLiveInTeams, teamsPlaceOf, type TeamsPlace } from './teams-live.ts';
import { checkTeams, teamsNeeds } from './teams.ts';
import { createCallRecorder, type CallRecorder } from './call-recorder.ts';
import { spentFindings } from './paid-reads.ts';
import { askNetworks, doctorsOf, networkNeeds } from './networks.ts';

export const help = `npm run doctor                      looks at configuration, environment, chats and networks, and changes nothing
npm run doctor -- --live "#channel"  also posts, changes, reads and deletes a test card there, and lists every call that Recado makes;
                                    in Teams name the channel by its link ("Get link to channel")
                    --press          waits for somebody to press the card's button, also where this is no terminal`;

export interface DoctorOptions {
  args: string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Somebody is there to press a button. */
  isInteractive: boolean;
  write(text: string): void;
  pressMs?: number;
}

interface Examined {
  config: Config | undefined;
  settings: Settings;
  workspace: RunningWorkspace | undefined;
  isRunning: boolean;
  recorder: CallRecorder;
}

/** @returns the exit code: 1 where there is a problem */
export async function runDoctor({ args, env, isInteractive, write, pressMs = 60_000 }: DoctorOptions): Promise<number> {
  const asked = readArguments(args);
  if (asked.help) {
    write(`${help}\n`);
    return 0;
  }
  const clean = { of: redactor(env) };
  const findings: Finding[] = [];
  const tell = (finding: Finding): void => {
    findings.push(finding);
    write(clean.of(`${lineOf(finding)}\n`));
  };
  const examined = await examine(
    env,
    (found) => found.forEach(tell),
    (more) => {
      clean.of = redactor({ ...env, ...more });
    },
  );
  if (asked.live !== undefined)
    await live({
      examined,
      channel: asked.live,
      isInteractive: isInteractive || asked.press,
      pressMs,
      tell,
      write: (text) => write(clean.of(text)),
    });
  write(`\n${summaryOf(findings)}\n`);
  return findings.some(({ level }) => level === 'problem') ? 1 : 0;
}

function readArguments(args: string[]): { live: string | undefined; press: boolean; help: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { live: { type: 'string' }, press: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    return { live: values.live, press: values.press ?? false, help: values.help ?? false };
  } catch (cause) {
    throw new StartError(`The doctor does not understand that: ${reasonOf(cause)}\n${help}`, { cause });
  }
}

type TellFindings = (found: Finding[]) => void;

async function examine(
  env: DoctorOptions['env'],
  say: TellFindings,
  keepSecret: (more: Record<string, string>) => void,
): Promise<Examined> {
  const recorder = createCallRecorder();
  const { settings, findings: wrong } = readEnvironment(env);
  say([checkNode(), ...wrong]);
  const config = readConfig(settings.configFile, say);
  const folder = checkDataFolder(settings.dataFolder, settings.databaseUrl === undefined);
  say(folder);
  say([await checkDatabase(settings.databaseUrl)]);
  const { finding, isRunning } = await checkPort(settings);
  say([finding]);

  const hasTokens = isReal(settings);
  const workspace =
    hasTokens || folder.some(({ what, level }) => what === 'Data folder' && level === 'problem')
      ? undefined
      : await lookForWorkspace(settings, say);
  if (workspace)
    keepSecret({ ...workspace.env, BOT_TOKEN: workspace.slack.botToken, APP_TOKEN: workspace.slack.appToken });
  const access = accessTo(settings, workspace);
  let groups: ReadonlyMap<string, string[] | undefined> = new Map();
  if (access) {
    const report = await checkSlack({ config, access, recorder });
    say(report.findings);
    groups = report.groups;
  } else if (hasTokens && !settings.teams)
    say([
      problem(
        'Slack',
        `there are tokens for ${networkNames(settings.realNetworks)} but none for Slack or Teams, so there is nowhere to show the cards. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or those of Teams.`,
      ),
    ]);
  if (config && hasTokens && (settings.slack || settings.teams)) say(channelFindings(config, settings));
  if (settings.teams)
    say(
      await checkTeams({
        config,
        access: settings.teams,
        health: isRunning ? await healthOf(settings.port) : undefined,
      }),
    );
  if (config) {
    say(await askNetworks({ config, settings, workspace }));
    if (isRunning) say(spentFindings(await healthOf(settings.port), config));
    say([...checkRoutes(config), ...checkApprovals(config, groups), ...checkAccounts(config), ...checkPrivate(config)]);
  }
  return { config, settings, workspace, isRunning, recorder };
}

/** A channel that no connected chat has stops the start. */
function channelFindings(config: Config, settings: Settings): Finding[] {
  try {
    checkPlaces(config, surfaceIds(settings, false));
    return [];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.message.split('\n').map((sentence) => problem('Channels', sentence));
  }
}

function readConfig(file: string, say: TellFindings): Config | undefined {
  try {
    const config = loadConfig(file, undefined, Number.POSITIVE_INFINITY);
    say([ok('Configuration', `${file} is fine`)]);
    return config;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say([problem('Configuration', error.message)]);
    return undefined;
  }
}

/** Without tokens Recado opens the local workspace; if it is there already, it is looked at like the real Slack. */
async function lookForWorkspace(
  { dataFolder, sandboxPort }: Settings,
  say: TellFindings,
): Promise<RunningWorkspace | undefined> {
  try {
    const found = await findWorkspace(dataFolder, sandboxPort);
    say([
      ok(
        'Local workspace',
        found
          ? `no tokens, so Recado uses the local workspace; it is running at ${found.address}`
          : 'no tokens, so `npm start` opens the local workspace',
      ),
    ]);
    if (!found) {
      say([
        ok(
          'For Slack',
          `you would need SLACK_BOT_TOKEN (scopes ${neededScopes().join(', ')}, all in manifest.json) and SLACK_APP_TOKEN (scope ${SOCKET_CALL.scope}); then ask the doctor again`,
        ),
        ...(await networkNeeds()),
        teamsNeeds(),
      ]);
    }
    return found;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say([problem('Local workspace', error.message)]);
    return undefined;
  }
}

/** Undefined where it says nothing of use. */
async function healthOf(port: number): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
  return answer.ok ? answer.json() : undefined;
}

function accessTo({ slack }: Settings, workspace: RunningWorkspace | undefined): SlackAccess | undefined {
  return slack ?? (workspace && { ...workspace.slack, signingSecret: undefined });
}

interface Live {
  examined: Examined;
  channel: string;
  isInteractive: boolean;
  pressMs: number;
  tell(finding: Finding): void;
  write(text: string): void;
}

async function live({ examined, channel, isInteractive, pressMs, tell, write }: Live): Promise<void> {
  const { config, settings, workspace, isRunning, recorder } = examined;
  const access = accessTo(settings, workspace);
  if (!config) return tell(problem('Live', 'needs a configuration without mistakes.'));
  const place = teamsPlaceOf(channel);
  if (place) return liveInTeams({ config, settings, place, tell, write });
  if (!access)
    return tell(
      problem(
        'Live',
        'needs a Slack to try: set the tokens, or start Recado with its local workspace (npm start) and ask again.',
      ),
    );
  write('\n');
  const before = recorder.seen.length;
  const found = await goLive({
    config,
    access,
    recorder,
    channel,
    noPress: whyNoPress(access, isRunning, isInteractive),
    pressMs,
    tell: (sentence) => write(`${sentence}\n`),
  });
  found.forEach(tell);
  const bad = recorder.seen.slice(before).filter(({ result }) => result !== 'ok');
  if (bad.length > 0 && found.every(({ level }) => level !== 'problem'))
    tell(
      warning(
        'Calls',
        `some were refused and made up for: ${[...new Set(bad.map(({ method, result }) => `${method} (${result})`))].join(', ')}`,
      ),
    );
  write(`\n${callTable(recorder.seen, await doctorsOf(config))}\n`);
}

async function liveInTeams({
  config,
  settings,
  place,
  tell,
  write,
}: Pick<Live, 'tell' | 'write'> & { config: Config; settings: Settings; place: TeamsPlace }): Promise<void> {
  if (!settings.teams)
    return tell(
      problem('Live', 'that is a channel of Teams: set TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID to try it.'),
    );
  write('\n');
  const { findings, seen } = await goLiveInTeams({ config, access: settings.teams, place });
  findings.forEach(tell);
  write(`\n${teamsTable(seen)}\n`);
}

/** An open connection of the doctor's own would take presses from a running bot, and the bot the doctor's. */
function whyNoPress({ appToken }: SlackAccess, isRunning: boolean, isInteractive: boolean): string | undefined {
  if (appToken === undefined) return 'presses come over HTTP, where only a running Recado takes them.';
  if (isRunning) return 'Recado is running and would take the press. Stop it and ask again to try forms too.';
  return isInteractive
    ? undefined
    : 'this is no terminal, so nobody was asked to press the button (--press asks all the same).';
}
