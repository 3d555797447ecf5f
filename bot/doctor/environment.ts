import { StartError } from '#core/start-error.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { readCopied, readSettings, type Settings } from '../config/environment.ts';
import { NEEDED } from '../teams/settings.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** All mistakes of the environment at once: each is told, and the rest is read without it. */
export function readEnvironment(env: Env): { settings: Settings; findings: Finding[] } {
  const findings: Finding[] = [];
  const rest = withoutMiscopied(env, findings);
  while (true) {
    try {
      const settings = readSettings(rest);
      findings.push(...doubled(rest));
      return { settings, findings: findings.length > 0 ? findings : [ok('Environment', 'readable')] };
    } catch (error) {
      const { name, sentence } = namedIn(error, rest);
      findings.push(problem('Environment', sentence));
      delete rest[name];
      for (const other of partnersOf(name)) delete rest[other];
    }
  }
}

/** The environment without what was copied wrongly, and without what is no use without it. */
function withoutMiscopied(env: Env, findings: Finding[]): Record<string, string | undefined> {
  const rest: Record<string, string | undefined> = { ...env };
  const wrong: string[] = [];
  while (true) {
    try {
      readCopied(rest);
      break;
    } catch (error) {
      const { name, sentence } = namedIn(error, rest);
      findings.push(problem('Environment', sentence));
      wrong.push(name);
      delete rest[name];
    }
  }
  for (const name of wrong) {
    for (const other of partnersOf(name)) delete rest[other];
    for (const { environment } of networks)
      if (isOneOf(environment.variables, name))
        for (const other of Object.keys(rest)) if (isOneOf(environment.variables, other)) delete rest[other];
  }
  return rest;
}

/** The variable that a sentence begins with. @throws whatever is no sentence about one that is set */
function namedIn(error: unknown, env: Env): { name: string; sentence: string } {
  const sentence = error instanceof StartError ? error.message : '';
  const name = /^[A-Z0-9_]+/.exec(sentence)?.[0];
  if (name === undefined || env[name] === undefined) throw error;
  return { name, sentence };
}

/** Without it these would be called half a pair, which they are not. */
function partnersOf(name: string): readonly string[] {
  if (NEEDED.some((one) => one === name)) return NEEDED;
  return name === 'SLACK_BOT_TOKEN' ? ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] : [];
}

function isOneOf(variables: readonly string[], name: string): boolean {
  return variables.some((one) => name === one || name.startsWith(`${one}_`));
}

/** Only one of them can be how Slack reaches Recado. */
function doubled(env: Env): Finding[] {
  const isBoth = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].every(
    (name) => env[name] !== undefined && env[name] !== '',
  );
  return isBoth
    ? [
        warning(
          'Environment',
          'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set; Recado takes the first (Socket Mode). Leave out the other.',
        ),
      ]
    : [];
}
