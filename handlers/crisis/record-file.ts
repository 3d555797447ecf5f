import { topLevel } from '#core/crisis/again.ts';
import type { IncidentNote } from '#core/crisis/incident.ts';
import { RecadoError } from '#core/errors.ts';
import type { Actor } from '#core/people.ts';
import type { ReportDocument } from '#core/ports/documents.ts';
import type { Column } from '#core/reports/table.ts';
import type { Speaker } from '#core/texts/index.ts';
import { languageName, timeTaken } from '../cards/format.ts';
import { capital, plain } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { linkTo } from '../lists/links.ts';
import { likeText } from '../lists/lines.ts';
import { drawingOf } from '../pictures/chart-block.ts';
import { incidentChart, seriesNames, whyOf } from './incident-card.ts';
import { incidentFacts, type IncidentFacts } from './incident-facts.ts';
import { refsOf } from './look.ts';
import { brandName } from './names.ts';
import { holdTold, peopleIn, type Refs } from './switch-blocks.ts';
import { dateLocale } from '../date-locale.ts';

type Recording = Pick<
  Services,
  'store' | 'config' | 'clock' | 'texts' | 'directory' | 'documents' | 'pictures' | 'surfaces' | 'log'
>;

/**
 * The longer record of an incident as a PDF, in the language and by the clock of whoever asks. It holds no words and no names of
 * customers, for a file cannot be taken back: it leads to their conversations. @throws RecadoError right.missing | hold.not-there
 */
export async function writeRecord(
  services: Recording,
  { actor, incidentId }: { actor: Actor; incidentId: string },
): Promise<Uint8Array> {
  if (!actor.rights.has('manage')) throw new RecadoError('right.missing', { params: { right: 'manage' } });
  const facts = await incidentFacts(services, incidentId);
  if (!facts) throw new RecadoError('hold.not-there');
  const { config, texts, pictures, documents } = services;
  const t = texts.in(actor.locale);
  const people = [
    ...peopleIn(facts.switched),
    ...facts.steps.flatMap(({ startedBy, doneBy }) => [startedBy, ...(doneBy === null ? [] : [doneBy])]),
  ];
  const links = new Map<string, string>();
  for (const line of facts.samples) {
    const url = await linkTo(services, line);
    if (url !== null) links.set(line.ticketId, url);
  }
  const chart = incidentChart(facts, { config, t });
  return await documents.report(
    'pdf',
    recordDocument(facts, {
      t,
      brand: brandName(config, facts.incident.brand),
      why: plain(capital(whyOf({ ...facts, samples: [] }, config, t))),
      where: seriesNames(facts.incident, config, t),
      timeZone: actor.timeZone ?? config.timeZone,
      refs: await refsOf(services, actor.surface, people),
      links,
      picture: chart === null ? null : await pictures.png(drawingOf(t, chart).svg),
    }),
  );
}

interface RecordLook {
  t: Speaker;
  brand: string;
  /** Without whoever wrote. */
  why: string;
  where: string;
  timeZone: string;
  refs: Refs;
  /** Of the cards of the samples, by the id of the conversation. */
  links: ReadonlyMap<string, string>;
  picture: Uint8Array | null;
}

/** What happened when, in order; what was said; and which conversations tell of it. */
export function recordDocument(
  facts: IncidentFacts,
  { t, brand, why, where, timeZone, refs, links, picture }: RecordLook,
): ReportDocument {
  const { incident, conversations, switched, samples, like, now } = facts;
  const hour = new Intl.DateTimeFormat(dateLocale(t), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const rows = timeline(facts, refs, t).map(({ at, what }) => [hour.format(at), what]);
  const lasted = (incident.clearedAt ?? now).getTime() - incident.openedAt.getTime();
  const column = (label: string): Column => ({ label, kind: 'text', figure: null, part: 'name' });
  return {
    title: t('incident.file.title', { brand }),
    about: [
      why,
      `${hour.format(incident.openedAt)} – ${incident.clearedAt === null ? '' : hour.format(incident.clearedAt)} · ${timeZone}`,
      `${t('incident.level', { level: topLevel(incident) })} · ${t('incident.lasted', { time: timeTaken(t, lasted) })}`,
      t('incident.conversations', { count: conversations.all, unanswered: conversations.unanswered }),
      ...(where === '' ? [] : [t('incident.where', { series: where })]),
    ],
    notes: [t('incident.file.no-words')],
    table: {
      columns: [column(t('incident.file.when')), column(t('incident.file.what'))],
      rows,
      total: ['', ''],
    },
    said: { heads: [t('incident.file.when'), t('incident.file.what')], rows, total: ['', ''] },
    meaningsTitle: t('incident.file.more'),
    meanings: [
      ...switched.flatMap(({ texts }) =>
        Object.entries(texts).map(([language, text]) => ({
          name: t('incident.file.statement', { language: languageName(language, t.language) }),
          text,
        })),
      ),
      ...samples.map(({ ticketId, number, network, since }) => ({
        name: t('list.number', { number }),
        text: [t.network(network), hour.format(since), likeText(t, like.get(ticketId)) ?? '', links.get(ticketId) ?? '']
          .filter(Boolean)
          .join(' · '),
      })),
    ],
    picture,
    chart: null,
    voice: t.voice,
  };
}

function noteTold(note: IncidentNote, t: Speaker): string {
  if (note.what === 'rose') return t('incident.file.rose', { level: note.level });
  if (note.what === 'again') return t('incident.file.again');
  return note.what === 'more' ? t('incident.file.also') : t('incident.file.over');
}

/** Levels, switches and steps, each with who and when. */
function timeline({ incident, switched, steps }: IncidentFacts, refs: Refs, t: Speaker): { at: Date; what: string }[] {
  const nameOf = (id: string): string => refs.get(id)?.name ?? id;
  const { peak } = incident;
  return [
    { at: incident.openedAt, what: t('incident.file.began') },
    ...incident.notes.map((note) => ({
      at: new Date(note.at),
      what: noteTold(note, t),
    })),
    ...(peak === null ? [] : [{ at: new Date(peak.at), what: t('incident.file.peak', { count: peak.count }) }]),
    ...switched.flatMap((hold) => [
      { at: hold.at, what: plain(capital(holdTold(hold, 'on', refs, t))) },
      ...(hold.endedAt === null ? [] : [{ at: hold.endedAt, what: plain(capital(holdTold(hold, 'off', refs, t))) }]),
    ]),
    ...steps.flatMap(({ text, doneAt, doneBy, owner }) =>
      doneAt === null ? [] : [{ at: doneAt, what: t('incident.file.step', { by: nameOf(doneBy ?? owner), text }) }],
    ),
    ...steps.slice(0, 1).map(({ startedAt, startedBy }) => ({
      at: startedAt,
      what: t('incident.file.protocol', { by: nameOf(startedBy), count: steps.length }),
    })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
