import type { Config } from '#core/config/config.ts';
import type { Speaker } from '#core/texts/index.ts';
import { accountName } from '../cards/people.ts';

export function brandName({ brands }: Pick<Config, 'brands'>, brand: string): string {
  return brands[brand]?.name ?? brand;
}

/** What is counted by itself, as people call it. */
export function seriesName(series: string, config: Config, t: Speaker): string {
  const space = series.indexOf(' ');
  const [kind, of] = space === -1 ? [series, ''] : [series.slice(0, space), series.slice(space + 1)];
  if (kind === 'account') return accountName(config, of, t);
  if (kind === 'area') return config.areas[of]?.name ?? of;
  if (kind === 'region') return config.regions[of]?.name ?? of;
  if (kind === 'topic') return config.crisis.topics[of]?.name ?? of;
  return t(kind === 'post' ? 'incident.series.post' : 'incident.series.all');
}
