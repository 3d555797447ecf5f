/**
 * `npm run crisis:replay -- messages.csv [--json]` says what alerts a history would have raised, and when. docs/crisis.md says what
 * stands in the file and in an alert.
 */
import { readCommand } from '../../sandbox/command-line.ts';
import { languages, voices } from '#core/config/config.ts';
import { Crisis } from '#core/config/crisis.ts';
import { alarming } from '#core/crisis/alarm.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import type { Speaker } from '#core/texts/index.ts';
import { readMessage } from '../../adapters/text/labels/read-message.ts';
import { createTexts } from '../build/texts.ts';
import { readHistory } from './history.ts';
import { replay, type Alert, type Reading } from './replay.ts';
import { zoneOf } from './zone.ts';

const USAGE = 'npm run crisis:replay -- messages.csv [--json] [--in es|pt|pt-BR|en] [--zone Europe/Madrid]';

const HELP = `${USAGE}

Says what alerts a history would have raised, and when. docs/crisis.md says what stands in the file.
  --json   one line of JSON for each alert
  --in     the language of the alerts (en)
  --zone   whose hours of the week are meant; left out, what the times of the file say, else ${defaultCrisisSettings.zone}`;

const MOST_READ = 50_000;

function options(): { file: string; json: boolean; voice: string; zone: string | undefined } {
  const { values, words } = readCommand(process, {
    usage: HELP,
    takesWords: true,
    options: {
      json: { type: 'boolean', default: false },
      in: { type: 'string', default: 'en' },
      zone: { type: 'string' },
    },
  });
  const [file, more] = words;
  if (file === undefined) throw new Error('Which file is to be replayed?');
  if (more !== undefined) throw new Error(`One file at a time: "${more}" is one too many.`);
  if (!voices.some((voice) => voice === values.in)) throw new Error(`"${values.in}" is no language of alerts.`);
  try {
    if (values.zone !== undefined) new Intl.DateTimeFormat('en', { timeZone: values.zone });
  } catch {
    throw new Error(`"${values.zone}" is no time zone; write one such as Europe/Madrid.`);
  }
  return { file, json: values.json, voice: values.in, zone: values.zone };
}

/** What is said again word for word is read once. */
function reading(): Reading {
  const known = new Map<string, ReturnType<Reading>>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const { sentiment, red } = readMessage(text, { allowed: [...languages] });
    const said = { sentiment: sentiment.value, red: alarming(red) };
    if (known.size < MOST_READ) known.set(text, said);
    return said;
  };
}

function linesOf(say: Speaker, alert: Alert): string[] {
  const { time, level, series, sentence } = alert;
  return [
    say('crisis.alert', { time, level, series, sentence }),
    ...[
      ...alert.rises.map((rise) => ({ time: rise.time, line: say('crisis.rose', rise) })),
      ...alert.again.map(({ time: at, isNew, sentence: why }) => ({
        time: at,
        line: say(isNew ? 'crisis.more' : 'crisis.again', { time: at, sentence: why }),
      })),
    ]
      .toSorted((a, b) => a.time.localeCompare(b.time))
      .map(({ line }) => line),
    ...(alert.peak ? [say('crisis.peak', { ...alert.peak, lead: alert.lead ?? 0 })] : []),
    alert.allClear === null ? say('crisis.open') : say('crisis.clear', { time: alert.allClear }),
  ];
}

try {
  const { file, json, voice, zone } = options();
  // Who reads may close early (`| head`): that ends the work and is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const say = createTexts('en').in(voice);
  const messages = await readHistory(file);
  const found = zone ?? zoneOf(messages);
  // Not among the alerts: whoever reads those reads one a line.
  if (zone === undefined && found !== undefined) process.stderr.write(`${say('crisis.zone', { zone: found })}\n`);
  const alerts = replay(messages, {
    settings: { ...defaultCrisisSettings, zone: found ?? defaultCrisisSettings.zone },
    crisis: Crisis.parse({}),
    say,
    read: reading(),
  });
  const lines = json ? alerts.map((alert) => JSON.stringify(alert)) : alerts.flatMap((alert) => linesOf(say, alert));
  if (!json && alerts.length === 0) lines.push(say('crisis.none', { count: messages.length }));
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nWrite: ${USAGE}\n`);
  process.exitCode = 1;
}
