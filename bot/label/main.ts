/**
 * `npm run label`: one text a line, or JSON lines `{text, lang?, network?}`, from standard input; one line of JSON each comes out.
 * docs/labels.md says what stands in it. Reasons are told in the language of the text, or in the one of `--in`.
 */
import { once } from 'node:events';
import { readCommand } from '../../sandbox/command-line.ts';
import { languages, voices, type Voice } from '#core/config/config.ts';
import type { Hints } from '#core/ports/labels.ts';
import { createTexts } from '../build/texts.ts';
import { answerLine, LONGEST_LINE } from './label-line.ts';
import { linesOf } from './lines.ts';

const USAGE = 'npm run label -- [--in es|pt|pt-BR|en] [--languages es,pt,en] [--names "Alba,Otra Marca"] < texts.txt';
const HELP = `${USAGE}

Reads one text a line, or lines of JSON, and writes one line of JSON for each. docs/labels.md says what stands in it.
  --in         the language of the reasons; left out: that of the text
  --languages  those that a text may be in
  --names      names of the brand, which are no complaints`;

function options(): { voice: Voice | undefined; hints: Hints } {
  const { values } = readCommand(process, {
    usage: HELP,
    options: {
      in: { type: 'string' },
      languages: { type: 'string', default: languages.join(',') },
      names: { type: 'string', default: '' },
    },
  });
  const voice = voices.find((one) => one === values.in);
  if (values.in !== undefined && voice === undefined)
    throw new Error(`"${values.in}" is no language that reasons are told in.`);
  const parts = (list: string): string[] =>
    list
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  const allowed = parts(values.languages);
  const strange = allowed.find((language) => !/^[a-z]{2}$/.test(language));
  if (strange !== undefined) throw new Error(`"${strange}" is no language: write two small letters, such as es.`);
  return { voice, hints: { allowed, brands: parts(values.names).map((name) => ({ id: name, words: [name] })) } };
}

async function run(): Promise<void> {
  const { voice, hints } = options();
  const texts = createTexts('en');
  // Who reads may close early (`| head`): that ends the work and is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  for await (const { number, text, length } of linesOf(process.stdin, LONGEST_LINE)) {
    const answer = answerLine({ number, text, length }, hints, (language) => texts.in(voice ?? language));
    if (answer !== undefined && !process.stdout.write(`${JSON.stringify(answer)}\n`))
      await once(process.stdout, 'drain');
  }
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nWrite: ${USAGE}\n`);
  process.exitCode = 1;
}
