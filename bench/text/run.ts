/**
 * `npm run bench:text` prints how well messages are understood, how fast and at what cost of memory. With RECADO_SHARED_DATA it
 * measures sentiment and language on other people's posts; `--libraries <folder>` puts ready-made libraries beside ours, and
 * `--sealed` measures the second half of the written examples. `--set <file>` measures that file's examples instead of either half.
 */
import { readCommand } from '../../sandbox/command-line.ts';
import { NO_FOLDER, ownPosts, readPosts, sharedFolder } from './data.ts';
import { languageTable } from './language.ts';
import { messagesTable, readMessages, readSet } from './messages.ts';
import { sentimentTable } from './sentiment.ts';
import { speedTable } from './speed.ts';
import { strangersTable } from './strangers.ts';

const { values } = readCommand(process, {
  usage: `npm run bench:text

Prints how well messages are understood, how fast, and at what cost of memory; with RECADO_SHARED_DATA on other people's posts, too.
  --sealed            the second half of the written examples
  --set FILE          the examples in that file instead of either half
  --libraries FOLDER  ready-made libraries that were installed there beside ours`,
  options: { libraries: { type: 'string' }, sealed: { type: 'boolean', default: false }, set: { type: 'string' } },
});
const say = (text: string): void => void process.stdout.write(`${text}\n\n`);
const folder = sharedFolder();
const posts = folder === undefined ? ownPosts() : [...ownPosts(), ...readPosts(folder, 'val')];
say(speedTable(posts.map(({ text }) => text)));
if (folder === undefined) say(`Sentiment and language were not measured. ${NO_FOLDER}`);
else {
  say(await sentimentTable(folder, values.libraries));
  say(languageTable(folder));
  const strangers = strangersTable(folder);
  if (strangers !== undefined) say(strangers);
}
const messages = values.set === undefined ? readMessages(values.sealed) : readSet(values.set);
if (messages.length === 0)
  say('Category, intent, urgency and red words were not measured: there are no examples there.');
else {
  const title = values.set ?? `${values.sealed ? 'second' : 'first'} half of the examples`;
  say(messagesTable(messages, `${title}, macro-F1`));
}
