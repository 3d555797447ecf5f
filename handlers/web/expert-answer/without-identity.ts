import type { Services } from '../../context.ts';

/** Public words still name people: handles but our own, numbers and addresses are left out. */
export function withoutIdentity({ config, text: analysis }: Pick<Services, 'config' | 'text'>, text: string): string {
  const ours = new Set(
    Object.values(config.brands).flatMap(({ accounts }) =>
      // Where a handle has a server, it is also written without.
      Object.values(accounts).flatMap(({ handle }) =>
        [handle, handle.replace(/@.*/s, '')].map((each) => each.toLowerCase()),
      ),
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
  return `${shown}${text.slice(end)}`.replace(/@([\p{L}\p{N}_.]+(?:@[\p{L}\p{N}_.-]+)?)/gu, (whole, handle: string) =>
    ours.has(handle.toLowerCase()) ? whole : '@•••',
  );
}
