/** Chats that a person and a channel of the configuration may be named on, in the order in which they are asked. */
export const chats = ['slack', 'teams'] as const;
export type Chat = (typeof chats)[number];

/** What a person or a channel is called on a chat; undefined where she or it is not named there. */
export function nameOn(
  of: { readonly [C in Chat]?: string | undefined } | undefined,
  surface: string,
): string | undefined {
  const chat = chats.find((each) => each === surface);
  return chat && of?.[chat];
}

/** "Alba / Facturación" as it is compared: people write it with other spaces and capitals. */
export function foldChannel(name: string): string {
  if (name.startsWith('19:')) return name;
  return name
    .split('/')
    .map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase())
    .join('/');
}

/** How mistakes about a chat are told, and what of two names counts as one. */
export const chatWords: Readonly<Record<Chat, { channel: string; account: string; asCompared(name: string): string }>> =
  {
    slack: { channel: 'the channel', account: 'the Slack id', asCompared: (name) => name },
    teams: {
      channel: 'the Teams channel',
      account: 'the Teams account',
      asCompared: (name) =>
        name.includes('/') ? foldChannel(name) : name.startsWith('19:') ? name : name.toLowerCase(),
    },
  };
