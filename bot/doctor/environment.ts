import { StartError } from '#core/start-error.ts';
import { readSettings, type Settings } from '../config/environment.ts';
import { NEEDED } from '../teams/settings.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** All mistakes of the environment at once: each is told, and the rest is read without it. */
export function readEnvironment(env: Env): { settings: Settings; findings: Finding[] } {
  const rest: Record<string, string | undefined> = { ...env };
  const findings: Finding[] = [];
  while (true) {
    try {
      const settings = readSettings(rest);
      findings.push(...doubled(rest));
      return { settings, findings: findings.length > 0 ? findings : [ok('Environment', 'readable')] };
    } catch (error) {
      const name = error instanceof StartError ? /^[A-Z_]+/.exec(error.message)?.[0] : undefined;
      if (!(error instanceof StartError) || name === undefined || rest[name] === undefined) throw error;
      findings.push(problem('Environment', error.message));
      delete rest[name];
      // Without it the others would be called half a pair, which they are not.
      if (NEEDED.some((one) => one === name)) for (const other of NEEDED) delete rest[other];
      if (name === 'SLACK_BOT_TOKEN')
        for (const other of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']) delete rest[other];
    }
  }
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
