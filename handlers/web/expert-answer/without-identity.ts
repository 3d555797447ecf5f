import type { Services } from '../../context.ts';

/** Public words still name people: handles but our own, numbers and addresses are left out. */
export function withoutIdentity({ config, text: analysis }: Pick<Services, 'config' | 'text'>, text: string): string {
  const ours = new Set(
    Object.values(config.brands).flatMap(({ accounts }) =>
      Object.values(accounts).map(({ handle }) => handle.toLowerCase()),
    ),
  );
  let shown = '';
  let end = 0;
  for (const { excerpt } of analysis.personalData(text)) {
    const start = text.indexOf(excerpt, end);
    if (start === -1) continue;
    shown += `${text.slice(end, start)}•••`;
    end = start + excerpt.length;
  }
  return `${shown}${text.slice(end)}`.replace(/@([\p{L}\p{N}_.]+)/gu, (whole, handle: string) =>
    ours.has(handle.toLowerCase()) ? whole : '@•••',
  );
}
