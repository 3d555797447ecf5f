import { z } from 'zod';

/** `networks.x` in the configuration. */
export const XSettings = z.strictObject({
  pollSeconds: z.number().min(0.2).max(3600).default(60).describe('Seconds between two looks at the mentions.'),
  sinceHours: z.number().min(0).max(24 * 7).default(24).describe('How far back the very first look goes.'),
  sweepSeconds: z.number().min(0).optional().describe('Seconds between two second looks, which find quotes of our posts and mentions that X showed late. Left out: fifteen times pollSeconds.'),
  quotedPosts: z.number().int().min(5).max(100).default(20).describe('How many of our newest posts are watched for quotes; each costs one read in every second look.'),
  settleSeconds: z.number().min(0).optional().describe('How old an unanswered send must be before its absence from our timeline is believed. Left out: half of pollSeconds.'),
  deadlineSeconds: z.number().min(0.1).max(60).default(10).describe('How long one call may take; a send that takes longer ends as unknown.'),
  maxLength: z.number().int().min(1).max(25_000).default(280).describe('Weighted length that the account may post; 280 without a paid subscription.'),
}).transform((settings) => ({
  ...settings,
  sweepSeconds: settings.sweepSeconds ?? settings.pollSeconds * 15,
  settleSeconds: settings.settleSeconds ?? settings.pollSeconds / 2,
}));
export type XSettings = z.output<typeof XSettings>;
