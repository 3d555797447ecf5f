import type { Surface } from '#core/ports/surface.ts';

type Traits = Pick<Surface, 'displayName' | 'commandPrefix' | 'tellsPrivacy' | 'channelsMayComeLater'>;

/** What the two chats say of themselves, for chats of a test's own. */
const slack: Traits = {
  displayName: 'Slack',
  commandPrefix: { alone: '/recado ', inChannel: '/recado ' },
  tellsPrivacy: true,
  channelsMayComeLater: false,
};
const teams: Traits = {
  displayName: 'Teams',
  commandPrefix: { alone: '', inChannel: '@Recado ' },
  tellsPrivacy: false,
  channelsMayComeLater: true,
};

export function traitsOf(surface: string): Traits {
  return surface === 'teams' ? teams : slack;
}
