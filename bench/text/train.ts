/**
 * `npm run train` makes the weights of sentiment and of the category anew, from the same texts always the same bytes. `--check`
 * writes nothing and says whether the files in the repository are what comes out.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { categoryFile } from '../../adapters/text/labels/category.ts';
import { weightsFile } from '../../adapters/text/sentiment/model.ts';
import { NO_FOLDER, sharedFolder } from './data.ts';
import { trainCategory } from './train-category.ts';
import { trainSentiment } from './train-sentiment.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const folder = sharedFolder();
if (folder === undefined) {
  console.error(NO_FOLDER);
  process.exit(1);
}

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

// The category looks at the feeling too, so that is made first.
const sentiment = keep(weightsFile, trainSentiment(folder));
const category = keep(categoryFile, trainCategory());
if (values.check && !(sentiment && category)) process.exitCode = 1;
