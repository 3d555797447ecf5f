import { defineTexts } from './define.ts';

/** A chat that is away. */
export const chatTexts = defineTexts({
  'chat.slack': { es: 'Slack', pt: 'Slack', en: 'Slack' },
  'chat.teams': { es: 'Teams', pt: 'Teams', en: 'Teams' },
});
