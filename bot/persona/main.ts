import path from 'node:path';
import { parseArgs } from 'node:util';
import { voices } from '#core/config/config.ts';
import { reasonOf } from '../../sandbox/command-line.ts';
import { gathered } from '#core/persona/gathered.ts';
import { StartError } from '#core/start-error.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { createTexts } from '../build/texts.ts';
import { loadConfig } from '../config/load.ts';
import { tell, tryText } from './try.ts';

const HELP = `npm run persona -- "text" --reply-to "what the customer wrote"

Reads a text against the manual in recado.yaml (or RECADO_CONFIG) and says what it found.
  --reply-to TEXT      what the customer wrote
  --public, --private  where it goes out; left out: in public
  --lang es-MX         language, and country, of the customer; left out: as her message is written
  --brand, --account   where the configuration has several; left out: the first
  --answered TEXT      an answer given before, to find copies; as often as you like
  --in es              the language in which findings are told; left out: that of the configuration
  --json               for programs`;

/** `npm run persona`: one text, checked from the shell. */
try {
  const { values, positionals } = readArgs();
  if (values.help === true) process.stdout.write(`${HELP}\n`);
  else {
    const [text, ...more] = positionals;
    if (text === undefined || text.trim() === '' || more.length > 0)
      throw new StartError(`Give one text, in quotes.\n\n${HELP}`);
    if (values.public === true && values.private === true)
      throw new StartError('An answer is public or private; leave --public or --private out.');
    const { RECADO_CONFIG: file } = process.env;
    const config = loadConfig(path.resolve(file === undefined || file === '' ? 'recado.yaml' : file));
    const told = values.in ?? config.language;
    if (!voices.some((voice) => voice === told))
      throw new StartError(`Findings are told in ${voices.join(', ')}; not in "${told}".`);
    const found = tryText(config, createTextAnalysis(), {
      text,
      replyTo: values['reply-to'],
      isPrivate: values.private ?? false,
      locale: values.lang,
      brand: values.brand,
      account: values.account,
      answered: values.answered ?? [],
    });
    const t = createTexts(config.language).in(told);
    const findings = tell(found, t);
    const lines = gathered(findings).flatMap((found) => {
      const [first] = found;
      if (first === undefined) return [];
      const stops = first.severity === 'error' ? `${t('draft.finding.stop')} · ` : '';
      const said = [...found.map(({ says }) => says), ...found.map(({ advice }) => advice)];
      return [[`${stops}${first.clause} ${first.title}`, ...new Set(said)].join('\n    ')];
    });
    const whole =
      values.json === true ? JSON.stringify({ findings }, null, 2) : lines.join('\n') || t('draft.findings.none');
    process.stdout.write(`${whole}\n`);
  }
} catch (error) {
  const said =
    error instanceof StartError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  // A program that asked for JSON reads it where it reads findings.
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: said.split('\n\n')[0] }, null, 2)}\n`);
  else process.stderr.write(`${said}\n`);
  process.exitCode = 1;
}

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'reply-to': { type: 'string' },
        public: { type: 'boolean' },
        private: { type: 'boolean' },
        lang: { type: 'string' },
        brand: { type: 'string' },
        account: { type: 'string' },
        answered: { type: 'string', multiple: true },
        in: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new StartError(`${reasonOf(cause)}\n\n${HELP}`, { cause });
  }
}
