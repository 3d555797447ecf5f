/**
 * `npm run train` makes the weights of sentiment, category, intent, urgency and red words anew, from the same texts always the same
 * bytes. `--check` writes nothing and says whether the files in the repository are what comes out. `--from-corrections` shows what
 * the corrections of this workspace change of area and category; with `--write` too the weights of the category are trained anew with
 * them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readCommand } from '../../sandbox/command-line.ts';
import { weightsFileOf } from '../../adapters/text/labels/learnt.ts';
import { weightsFile } from '../../adapters/text/sentiment/model.ts';
import { areasTable } from './area-corrections.ts';
import { correctionsTable, readCorrections, trainedWith } from './corrections.ts';
import { NO_FOLDER, readPosts, sharedFolder } from './data.ts';
import { ownMessages } from './own-messages.ts';
import { trainMessages } from './train-messages.ts';
import { trainSentiment } from './train-sentiment.ts';

const { values } = readCommand(process, {
  usage: `npm run train

Makes the weights of sentiment, category, intent, urgency and red words anew.
  --check             writes nothing, and says whether the files are what training makes
  --from-corrections  shows what the corrections of this workspace change of area and category; with --write the weights of the
                      category are trained anew with them`,
  options: {
    check: { type: 'boolean', default: false },
    'from-corrections': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

function keep(file: string, bytes: Buffer): boolean {
  const name = path.relative(process.cwd(), file);
  const same = existsSync(file) && readFileSync(file).equals(bytes);
  if (values.check)
    console.log(
      `${name} ${same ? 'is what training makes' : 'is not what training makes now; npm run train writes it'}.`,
    );
  else {
    writeFileSync(file, bytes);
    console.log(
      `${name}: ${bytes.length} bytes ${same ? 'as before' : 'written'}, ${bytes.subarray(6, bytes.indexOf('\n', 6)).toString()}`,
    );
  }
  return same;
}

function fromTexts(folder: string): void {
  // The other labels look at the feeling too, so that is made first.
  const sentiment = keep(weightsFile, trainSentiment(folder));
  const messages = ownMessages();
  const posts = readPosts(folder, 'train');
  const labels = (['category', 'intent', 'urgency', 'red'] as const).map((task) =>
    keep(weightsFileOf(task), trainMessages(task, posts, messages)),
  );
  if (values.check && !(sentiment && labels.every(Boolean))) process.exitCode = 1;
}

async function fromCorrections(): Promise<void> {
  const { config, categories, areas } = await readCorrections(process.env);
  console.log(
    areas.length === 0
      ? 'Nobody has set an area right yet, or those messages are gone: there is nothing to learn of areas.'
      : `${await areasTable(config, areas)}\nOf areas nothing is ever written: Recado learns them by itself, in this workspace alone.`,
  );
  if (categories.length === 0) {
    console.log('Nobody has set a category right yet, or those messages are gone: there is nothing to learn of it.');
    return;
  }
  console.log(await correctionsTable(categories));
  if (values.write) keep(weightsFileOf('category'), trainedWith(categories));
  else
    console.log(
      'Nothing was written. Recado learns this by itself, for messages like these; with --write the weights of the category are trained anew with them.',
    );
}

const folder = sharedFolder();
if (values['from-corrections']) await fromCorrections();
else if (folder === undefined) {
  console.error(NO_FOLDER);
  process.exitCode = 1;
} else fromTexts(folder);
