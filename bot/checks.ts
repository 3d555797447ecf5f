import type { Config } from '#core/config.ts';
import { StartError } from '#core/start-error.ts';
import type { Surface } from '#core/surface.ts';
import type { Directory } from '../handlers/directory.ts';

/** @throws StartError with one sentence for every configured channel that is not there or that the bot is not in */
export async function checkChannels(config: Config, surface: Pick<Surface, 'channels'>): Promise<void> {
  const there = await surface.channels();
  const sentences = Object.entries(config.channels).flatMap(([key, { slack: wanted }]) => {
    const found = there.find((channel) => channel.id === wanted || channel.name === wanted.replace(/^#/, ''));
    if (found === undefined) return [`There is no channel ${wanted} (\`channels.${key}\`) that Recado can see. Create it or correct the name; if it is private, write /invite @Recado in it.`];
    return found.joined ? [] : [`Recado is not in the channel ${wanted} (\`channels.${key}\`). Write /invite @Recado in it.`];
  });
  if (sentences.length > 0) throw new StartError(sentences.join('\n'));
}

/** A sentence for every configured person that the chat does not know; she cannot be mentioned, and her roles reach nobody. */
export async function findPeople(config: Config, directory: Directory, surface: Surface): Promise<string[]> {
  const rows = await Promise.all(Object.entries(config.people).map(async ([key, person]) => ({ key, person, row: await directory.person(key, surface.id) })));
  return rows
    .filter(({ row }) => row === null)
    .map(
      ({ key, person }) =>
        `Nobody in ${surface.id} has ${person.slack === undefined ? `the e-mail ${person.email}` : `the id ${person.slack}`} (\`people.${key}\`), so ${person.name}'s roles reach nobody. Correct it and start again.`,
    );
}
