import type { Button, Card, CardBlock, Inline, PersonRef } from '#core/card.ts';
import type { Chart } from '#core/chart/chart.ts';
import type { Config } from '#core/config/config.ts';
import { quietMs, timesBack, topLevel } from '#core/crisis/again.ts';
import type { Incident, SignSeen } from '#core/crisis/incident.ts';
import { sentenceOf } from '#core/crisis/sentence.ts';
import { RED_WORDS } from '#core/ports/labels.ts';
import type { Speaker, Translate } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { joined, timeTaken } from '../cards/format.ts';
import { capital, dotted, foreign, ours, plain, sentence } from '../cards/sentence.ts';
import type { IncidentFacts } from './incident-facts.ts';
import { brandName, seriesName } from './names.ts';
import { holdLine, switchBlocks, type Refs } from './switch-blocks.ts';
import { switchesOf } from './switches.ts';

export interface IncidentLook {
  config: Config;
  t: Speaker;
  managers: readonly PersonRef[];
  /** The samples as lines, each leading to its card. */
  lines: readonly Inline[][];
  chart: CardBlock | null;
  /** Whoever stands in its switches. */
  refs: Refs;
  /** Where its rooms are, by the id of their switch. */
  rooms: ReadonlyMap<string, string>;
}

const MOST_SERIES = 4;
const MOST_WHATS = 3;

/** One card for one incident, drawn anew as it goes on; when it is over, its record. */
export function drawIncident(
  facts: IncidentFacts,
  { config, t, managers, lines, chart, refs, rooms }: IncidentLook,
): Card {
  const { incident, samples, terms, conversations } = facts;
  const isOver = incident.clearedAt !== null;
  const brand = foreign(brandName(config, incident.brand), 'bold');
  const isBack = timesBack(incident) > 0;
  const title = sentence(t, isOver ? 'incident.title.over' : isBack ? 'incident.title.again' : 'incident.title', {
    brand,
    level: incident.level,
  });
  const why = capital(whyOf(facts, config, t));
  const isSilence = incident.kind === 'silence';
  const line = (inlines: Inline[]): CardBlock => ({ kind: 'line', inlines });
  const blocks: CardBlock[] = [
    { kind: 'title', inlines: title },
    isOver ? line(why) : { kind: 'line', inlines: why, strong: true },
    ...(chart === null ? [] : [chart]),
    ...(isSilence || incident.finding === null
      ? []
      : [line(sentence(t, 'incident.where', { series: ours(seriesNames(incident, config, t)) }))]),
    ...(terms.length > 1
      ? [
          line(
            sentence(t, 'incident.terms', {
              terms: foreign(terms.map((term) => t('say.quoted', { words: term })).join(', ')),
            }),
          ),
        ]
      : []),
    ...(isSilence
      ? []
      : [
          line([ours(t('incident.conversations', { count: conversations.all, unanswered: conversations.unanswered }))]),
        ]),
    ...lines.map(line),
    ...(isOver || samples.length === 0
      ? []
      : [
          {
            kind: 'buttons' as const,
            buttons: samples.map(({ ticketId, number }) =>
              plainButton(t, 'reply', { ticketId }, t('incident.answer', { number: t('list.number', { number }) })),
            ),
          },
        ]),
    ...(isSilence
      ? []
      : switchBlocks(t, {
          brand: incident.brand,
          incidentId: incident.id,
          on: facts.holds,
          kinds: isOver ? [] : switchesOf(config, incident.brand),
          refs,
          rooms,
          more: isOver ? [] : more(facts, config, t),
        })),
    ...(facts.steps.length === 0
      ? []
      : [
          line([
            ours(
              t('protocol.state', {
                done: facts.steps.filter(({ doneAt }) => doneAt !== null).length,
                count: facts.steps.length,
              }),
            ),
          ]),
        ]),
    { kind: 'context', inlines: timesOf(incident, t) },
    ...(isOver || managers.length === 0 ? [] : [{ kind: 'context' as const, inlines: forManagers(t, managers) }]),
  ];
  return { blocks, fallback: `${plain(title)}: ${plain(why)}` };
}

/** The record of an incident that is over: how long, why, how many, and what was done about it. */
function recordLines(
  facts: IncidentFacts,
  { config, t, refs }: Pick<IncidentLook, 'config' | 't' | 'refs'>,
): CardBlock[] {
  const { incident, conversations, switched, steps } = facts;
  const lasted = (incident.clearedAt?.getTime() ?? facts.now.getTime()) - incident.openedAt.getTime();
  const { all, unanswered } = conversations;
  const lines: Inline[][] = [
    dotted(timesOf(incident, t), [ours(t('incident.lasted', { time: timeTaken(t, lasted) }))]),
    capital(whyOf(facts, config, t)),
    [ours(t('incident.conversations', { count: all, unanswered }))],
    ...(switched.length === 0 ? [[ours(t('incident.record.nothing'))]] : []),
    // Each on a line of its own: one line of all would be cut where a chat takes no longer ones.
    ...switched.map((hold): Inline[] => [
      ...holdLine(hold, refs, t),
      ...(hold.endedAt === null
        ? []
        : sentence(t, 'incident.record.until', { at: { kind: 'time', at: hold.endedAt } })),
    ]),
    ...(steps.length === 0
      ? []
      : [
          [
            ours(
              t('protocol.title', { done: steps.filter(({ doneAt }) => doneAt !== null).length, count: steps.length }),
            ),
          ],
        ]),
  ];
  return lines.map((inlines): CardBlock => ({ kind: 'line', inlines }));
}

/** What else can be done from the alert. */
function more({ incident, steps }: IncidentFacts, { crisis }: Config, t: Translate): Button[] {
  const canStart = crisis.protocol.length > 0 && steps.length === 0;
  return [
    ...(canStart ? [plainButton(t, 'protocol', { incident: incident.id })] : []),
    plainButton(t, 'replay', { brand: incident.brand }),
  ];
}

/** Told in its thread and in the channel, so that somebody hears of it. */
export function drawIncidentNote(
  facts: IncidentFacts,
  index: number,
  { config, t, managers, refs }: Pick<IncidentLook, 'config' | 't' | 'managers' | 'refs'>,
): Card | null {
  const { incident } = facts;
  const note = incident.notes[index];
  if (note === undefined) return null;
  if (note.what !== 'cleared') {
    const why = whyOf(facts, config, t);
    const told =
      note.what === 'rose'
        ? sentence(t, 'incident.rose', { level: note.level, why })
        : sentence(t, note.what === 'again' ? 'incident.again' : 'incident.more', { why });
    // Who was told of the matter within a day is not called for it again.
    const called = note.what === 'again' ? [] : managers;
    return {
      blocks: [
        { kind: 'line', inlines: told, strong: true },
        ...(called.length === 0 ? [] : [{ kind: 'context' as const, inlines: forManagers(t, called) }]),
      ],
      fallback: plain(told),
    };
  }
  const told =
    incident.kind === 'silence'
      ? sentence(t, 'incident.cleared.silence', { source: foreign(seriesName(incident.key, config, t)) })
      : [ours(quietFor(incident.notes.slice(0, index), config, t))];
  return {
    blocks: [
      { kind: 'line', inlines: told },
      ...(incident.kind === 'silence' ? [] : recordLines(facts, { config, t, refs })),
      ...(incident.kind === 'silence'
        ? []
        : [
            {
              kind: 'buttons' as const,
              buttons: [plainButton(t, 'incident-file', { incident: incident.id })],
            },
          ]),
      // Crisis mode ends by hand: nobody is surprised by what goes out again.
      ...(facts.holds.length === 0
        ? []
        : [
            { kind: 'line' as const, inlines: [ours(t('hold.still-on', { count: facts.holds.length }))] },
            {
              kind: 'buttons' as const,
              buttons: [plainButton(t, 'end-hold', { brand: incident.brand }, t('hold.end.all'))],
            },
          ]),
    ],
    fallback: plain(told),
  };
}

/** For how long nothing was odd: with each return it is twice as long. */
function quietFor(notes: Incident['notes'], { crisis }: Config, t: Speaker): string {
  const minutes = Math.round(quietMs({ notes }, { quiet: crisis.quietMinutes }) / 60_000);
  return minutes > 60 && minutes % 60 === 0
    ? t('incident.cleared.hours', { hours: minutes / 60 })
    : t('incident.cleared', { minutes });
}

function forManagers(t: Speaker, managers: readonly PersonRef[]): Inline[] {
  const people = managers.flatMap((person, index): Inline[] => [
    ...(index === 0 ? [] : [ours(', ')]),
    { kind: 'person', person, mention: true },
  ]);
  return sentence(t, 'incident.for', { people });
}

/** Why, in one sentence: what was counted says more than single messages do. */
export function whyOf({ incident, terms: [term], samples }: IncidentFacts, config: Config, t: Speaker): Inline[] {
  const { finding, series, signs, signCount, kind } = incident;
  const counted =
    finding === null
      ? []
      : [
          foreign(
            sentenceOf(t, finding, seriesName(series[0] ?? '', config, t), term ? { term, share: 0.5 } : undefined),
          ),
        ];
  const spread = kind === 'spread' && finding === null ? [ours(t('incident.spread'))] : [];
  const sign = signs.at(-1);
  const signed = sign === undefined ? [] : signWhy(sign, { signs, count: signCount, samples }, t);
  return [counted, spread, signed]
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [ours('; '), ...part]));
}

function signWhy(
  sign: SignSeen,
  { signs, count, samples }: { signs: readonly SignSeen[]; count: number; samples: IncidentFacts['samples'] },
  t: Speaker,
): Inline[] {
  if (sign.kind === 'influential') {
    const of = samples.find(({ ticketId }) => ticketId === sign.ticketId);
    return of === undefined || of.private
      ? [ours(t('incident.influential.somebody'))]
      : sentence(t, 'incident.influential', { author: foreign(t.handle(of.network, of.handle)) });
  }
  // All are counted together, so all are named; the newest first.
  const whats = [...new Set(signs.filter(({ kind }) => kind === sign.kind).map(({ what }) => what))].reverse();
  const what = joined(
    t,
    whats.slice(0, MOST_WHATS).map((each) => [whatOf(each, t)]),
    'or',
  );
  return sentence(t, 'incident.red', { count, what });
}

function whatOf(what: string, t: Speaker): Inline {
  const label = RED_WORDS.find((each) => each === what);
  return label === undefined ? foreign(t('say.quoted', { words: what })) : ours(t(`incident.kind.${label}`));
}

export function seriesNames({ series }: Incident, config: Config, t: Speaker): string {
  const names = [...new Set(series.map((each) => seriesName(each, config, t)))];
  const more = names.length - MOST_SERIES;
  return names.slice(0, MOST_SERIES).join(', ') + (more > 0 ? ` +${more}` : '');
}

function timesOf(incident: Incident, t: Speaker): Inline[] {
  const { openedAt, clearedAt, peak } = incident;
  const back = timesBack(incident);
  const at = (value: Date): Inline => ({ kind: 'time', at: value });
  return dotted(
    sentence(t, 'incident.began', { at: at(openedAt) }),
    peak === null ? null : sentence(t, 'incident.peak', { count: peak.count, at: at(new Date(peak.at)) }),
    back === 0 ? null : [ours(t('incident.back', { count: back }))],
    clearedAt === null ? null : [ours(t('incident.level', { level: topLevel(incident) }))],
    clearedAt === null ? null : sentence(t, 'incident.ended', { at: at(clearedAt) }),
  );
}

/** Null while there is nothing to see. */
export function incidentChart(
  { quarters, incident }: IncidentFacts,
  { config, t }: Pick<IncidentLook, 'config' | 't'>,
): Chart | null {
  if (incident.kind !== 'silence' && quarters.every(({ count }) => count === 0)) return null;
  const hour = new Intl.DateTimeFormat(t.voice, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: config.timeZone,
  });
  const opened = incident.openedAt.getTime();
  const mark = quarters.findLastIndex(({ at }) => at.getTime() <= opened);
  const knows = quarters.some(({ usual }) => usual !== null);
  return {
    title: t('incident.chart'),
    subtitle: `${brandName(config, incident.brand)} · ${config.timeZone}`,
    shape: 'stacked',
    whole: true,
    labels: quarters.map(({ at }) => hour.format(at)),
    series: [
      { name: t('incident.chart.negative'), values: quarters.map(({ negative }) => negative), look: 'bad' },
      {
        name: t('incident.chart.others'),
        values: quarters.map(({ count, negative }) => count - negative),
        look: 'main',
      },
      ...(knows
        ? [{ name: t('incident.chart.usual'), values: quarters.map(({ usual }) => usual), look: 'usual' as const }]
        : []),
    ],
    mark: mark === -1 ? undefined : { at: mark, text: t('incident.chart.alert') },
  };
}
