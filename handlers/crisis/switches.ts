import type { Config } from '#core/config/config.ts';
import type { HoldKind } from '#core/holds/hold.ts';
import type { Services } from '../context.ts';
import { named, whoHas } from './look.ts';

/** As many as a form can list. */
const MOST_APPROVERS = 100;

/** What can be switched on for a brand: only what something obeys. */
export function switchesOf(config: Config, brand: string): HoldKind[] {
  const { approvers } = config.crisis;
  const mayApprove = approvers !== undefined || whoHas({ config }, 'approve').length > 0;
  return [
    ...(mayApprove ? (['approval'] as const) : []),
    ...(speaksByItself(config, brand) ? (['automatic'] as const) : []),
    'statement',
    ...(config.managers === undefined ? [] : (['room'] as const)),
  ];
}

/** Whether anything is ever said of this brand without a person. */
function speaksByItself({ automatic, service, rating }: Config, brand: string): boolean {
  const isOf = (when: { brand?: readonly string[] | undefined }): boolean => when.brand?.includes(brand) ?? true;
  return (
    automatic.some(({ when }) => isOf(when)) ||
    service.some(({ when, acknowledge }) => acknowledge !== undefined && isOf(when)) ||
    rating.some(({ when, ask }) => ask !== false && isOf(when))
  );
}

/** Who may be chosen to approve everything, whoever manages first; `proposed` are those. */
export async function approversToChoose(
  services: Pick<Services, 'config' | 'directory'>,
  surface: string,
): Promise<{ all: string[]; proposed: string[] }> {
  const { approvers } = services.config.crisis;
  const manages = new Set(whoHas(services, 'manage'));
  const found = approvers ? await named(services, approvers, surface) : whoHas(services, 'approve');
  const all = found.toSorted((a, b) => Number(manages.has(b)) - Number(manages.has(a))).slice(0, MOST_APPROVERS);
  const leading = all.filter((id) => manages.has(id));
  return { all, proposed: approvers || leading.length === 0 ? all : leading };
}
