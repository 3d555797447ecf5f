import { StartError } from '#core/start-error.ts';
import { readSettings, type Settings } from '../options.ts';
import { ok, problem, warning, type Finding } from './finding.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** All mistakes of the environment at once: each is told, and the rest is read without it. */
export function readEnvironment(env: Env): { settings: Settings; findings: Finding[] } {
  const rest: Record<string, string | undefined> = { ...env };
  const findings: Finding[] = [];
  while (true) {
    try {
      const settings = readSettings(rest);
      findings.push(...halves(env));
      return { settings, findings: findings.length > 0 ? findings : [ok('Environment', 'readable')] };
    } catch (error) {
      const name = error instanceof StartError ? /^[A-Z_]+/.exec(error.message)?.[0] : undefined;
      if (!(error instanceof StartError) || name === undefined || rest[name] === undefined) throw error;
      findings.push(problem('Environment', error.message));
      delete rest[name];
    }
  }
}

/** Things that do nothing without their other half; Recado would start and leave them aside. */
function halves(env: Env): Finding[] {
  const has = (name: string): boolean => env[name] !== undefined && env[name] !== '';
  const found: Finding[] = [];
  for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']) {
    if (has(name) && !has('SLACK_BOT_TOKEN')) found.push(problem('Environment', `${name} is set and SLACK_BOT_TOKEN is not, so Recado would leave Slack aside. Set SLACK_BOT_TOKEN too.`));
  }
  if (has('SLACK_APP_TOKEN') && has('SLACK_SIGNING_SECRET') && has('SLACK_BOT_TOKEN')) found.push(warning('Environment', 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set; Recado takes the first (Socket Mode). Leave out the other.'));
  const account = Object.keys(env).some((name) => /^X_ACCESS_TOKEN(?!_SECRET)/.test(name) && has(name));
  if (has('X_API_KEY') && !account) found.push(problem('Environment', 'X_API_KEY is set and no X_ACCESS_TOKEN is, so Recado would leave X aside. Set X_ACCESS_TOKEN and X_ACCESS_TOKEN_SECRET too.'));
  return found;
}
