import { RecadoError } from '#core/errors.ts';
import { StartError } from '#core/start-error.ts';
import { createTexts } from '../build/texts.ts';

/** Sentences for what the operator can mend; the whole stack for what is our bug. */
export function startFailure(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (error instanceof RecadoError) {
    const advice = ['surface.not-authorised', 'surface.unreachable'].includes(error.code)
      ? ' Check SLACK_BOT_TOKEN, SLACK_APP_TOKEN or SLACK_SIGNING_SECRET (for Teams: TEAMS_APP_ID, TEAMS_APP_SECRET, TEAMS_TENANT_ID), and that this machine reaches the chat; then start again.'
      : '';
    return `Recado could not start: ${createTexts('en').in('en')(`error.${error.code}`, error.params)}${advice}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
