import { z } from 'zod';

export const SlackKeys = z.looseObject({
  slackBotToken: z.string(),
  slackAppToken: z.string(),
  slackSigningSecret: z.string(),
});
/** Slack's keys, and beside them those of each network under its id. */
export type AnyKeys = z.output<typeof SlackKeys>;
