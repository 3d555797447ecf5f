import type { CardBlock, Inline } from '#core/card.ts';
import type { Incident } from '#core/crisis/incident.ts';
import type { Speaker } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { capital, dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { inLines } from '../lists/lines.ts';
import { linkTo } from '../lists/links.ts';
import { whyOf } from './incident-card.ts';
import { incidentFacts } from './incident-facts.ts';
import { refsOf } from './look.ts';
import { brandName } from './names.ts';
import { roomLinks } from './room-links.ts';
import { seriesLines } from './series-lines.ts';
import { peopleIn, switchBlocks } from './switch-blocks.ts';
import { switchesOf } from './switches.ts';

type Seeing = Pick<Services, 'store' | 'config' | 'clock' | 'directory' | 'surfaces' | 'log'>;

/** How each brand is: what goes on, what is switched on and by whom, and everything that is watched. */
export async function overviewBlocks(
  services: Seeing,
  { t, surface }: { t: Speaker; surface: string },
): Promise<CardBlock[]> {
  const blocks: CardBlock[] = [];
  for (const brand of Object.keys(services.config.brands)) {
    const [open, on, series] = await Promise.all([
      services.store.crisis.open(brand),
      services.store.holds.on(brand),
      seriesLines(services, brand, t),
    ]);
    const told = await Promise.all(open.map((incident) => incidentLine(services, incident, { t, surface })));
    const noise = open.find(({ kind }) => kind !== 'silence');
    blocks.push(
      { kind: 'line', inlines: [foreign(brandName(services.config, brand), 'bold')] },
      ...(told.length === 0 ? inLines([[ours(t('crisis.quiet'))]]) : inLines(told)),
      ...switchBlocks(t, {
        brand,
        incidentId: noise?.id ?? null,
        on,
        kinds: switchesOf(services.config, brand),
        refs: await refsOf(services, surface, peopleIn(on)),
        rooms: await roomLinks(services, surface, on),
        more: [plainButton(t, 'replay', { brand })],
      }),
      { kind: 'context', inlines: [ours(t('crisis.series.heading'))] },
      ...inLines(series.lines),
      ...(series.more > 0
        ? [{ kind: 'context' as const, inlines: [ours(t('crisis.series.more', { count: series.more }))] }]
        : []),
    );
  }
  return blocks;
}

/** Level, why, since when and where its alert stands. */
async function incidentLine(
  services: Seeing,
  incident: Incident,
  { t, surface }: { t: Speaker; surface: string },
): Promise<Inline[]> {
  const facts = await incidentFacts(services, incident.id);
  const [post] = await services.store.chatPosts.of({ kind: 'incident', ownerId: incident.id });
  const url =
    post?.surface === surface && post.state === 'posted'
      ? await linkTo(services, { surface, channelId: post.channelId, ts: post.ts, ticketId: incident.id })
      : null;
  return dotted(
    sentence(t, 'crisis.level', { level: incident.level }),
    facts ? capital(whyOf(facts, services.config, t)) : null,
    sentence(t, 'incident.began', { at: { kind: 'time', at: incident.openedAt } }),
    url === null ? null : [{ kind: 'link', text: t('crisis.see'), url }],
  );
}
