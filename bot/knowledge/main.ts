import path from 'node:path';
import { parseArgs } from 'node:util';
import { languages } from '#core/config/config.ts';
import { createKnowledge } from '#core/knowledge/knowledge.ts';
import { systemClock } from '#core/ports/clock.ts';
import { reasonOf } from '../../sandbox/command-line.ts';
import { StartError } from '#core/start-error.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { loadConfig } from '../config/load.ts';
import { sources } from './exports.ts';
import { importArticles } from './import.ts';
import { notesOn } from './notes.ts';
import { readKnowledge } from './read.ts';

const HELP = `npm run knowledge

Reads the knowledge base that recado.yaml (or RECADO_CONFIG) names, and says what is wrong or worth mending.
  --ask TEXT           which articles would be offered for this; --lang es, pt or en (left out: the first of the brand)
  --import zendesk FILE ...
  --import intercom FILE ...
                       writes the articles of an export into the folder; --whole: what it no longer holds stops being offered`;

const OFFERED = 3;

/** `npm run knowledge`: the knowledge base, checked, tried and filled from the shell. */
try {
  const { values, positionals } = readArgs();
  if (values.help === true) say(HELP);
  else {
    const { RECADO_CONFIG: file } = process.env;
    const config = loadConfig(path.resolve(file === undefined || file === '' ? 'recado.yaml' : file));
    if (!config.knowledge)
      throw new StartError(
        'The configuration names no knowledge base. Add `knowledge: { folder: knowledge }`, and make the folder.',
      );
    const { folder } = config.knowledge;
    const day = systemClock.now().toISOString().slice(0, 10);
    if (values.import !== undefined) {
      const source = sources.find((each) => each === values.import);
      if (!source || positionals.length === 0)
        throw new StartError(
          `Say where the articles come from (${sources.join(' or ')}) and name at least one file.\n\n${HELP}`,
        );
      const { lines } = importArticles(source, { files: positionals, folder, whole: values.whole ?? false, day });
      say(lines.length === 0 ? 'Nothing has changed.' : lines.join('\n'));
    }
    const articles = readKnowledge(config);
    if (values.ask === undefined) {
      const notes = notesOn(articles, { config, text: createTextAnalysis(), day });
      const count = new Set(articles.map(({ id }) => id)).size;
      say(
        `${count} articles, ${articles.length} texts in ${folder}.${notes.length === 0 ? ' Nothing to mend.' : ` Worth mending:\n${notes.join('\n')}`}`,
      );
    } else say(asked(values.ask, values.lang));

    function asked(text: string, lang: string | undefined): string {
      const brand = Object.keys(config.brands)[0] ?? '';
      const language = languages.find((code) => code === (lang ?? config.brands[brand]?.languages[0]));
      if (!language) throw new StartError(`Articles are in ${languages.join(', ')}; not in "${lang ?? ''}".`);
      const network = Object.values(config.brands[brand]?.accounts ?? {})[0]?.network ?? '';
      const found = createKnowledge(articles).find({ text, language, brand, network, area: null, day }, OFFERED);
      return found.length === 0
        ? 'No article would be offered.'
        : found.map(({ id, title, place }) => `${id}  ${title}  (${place})`).join('\n');
    }
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ask: { type: 'string' },
        lang: { type: 'string' },
        import: { type: 'string' },
        whole: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new StartError(`${reasonOf(cause)}\n\n${HELP}`, { cause });
  }
}
