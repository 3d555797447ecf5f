import type { Request, Response } from 'express';

const kept = ['limit', 'account_id', 'exclude_replies', 'exclude_reblogs', 'only_media'];

/** `limit` as Mastodon reads it: nonsense is nothing, too much is the most. */
export function limitOf(query: URLSearchParams, { usual, most }: { usual: number; most: number }): number {
  const given = query.get('limit');
  return given === null ? usual : Math.min(most, Math.abs(Number.parseInt(given, 10) || 0));
}

/** Values of a list: types[]=a&types[]=b, or types[0]=a. */
export function listOf(query: URLSearchParams, name: string): string[] {
  return [...query].flatMap(([key, value]) => (key.replace(/\[\d*\]$/, '[]') === `${name}[]` ? [value] : []));
}

export function pageOf(query: URLSearchParams): { since?: string; max?: string; min?: string } {
  const id = (name: string): string | undefined => {
    const value = query.get(name);
    return value === null || value === '' ? undefined : value;
  };
  const [since, max, min] = [id('since_id'), id('max_id'), id('min_id')];
  return { since: since || undefined, max: max || undefined, min: min || undefined };
}

/** Where older and newer ones are, with what was asked for kept. */
export function setLinks(
  request: Request,
  response: Response,
  { base, older, newer }: { base: string; older: string | undefined; newer: string | undefined },
): void {
  const url = new URL(request.originalUrl, base);
  const at = (name: string, id: string): string => {
    const to = new URL(url.pathname, base);
    for (const [key, value] of url.searchParams)
      if (kept.includes(key) || /^(types|exclude_types)\[/.test(key)) to.searchParams.append(key, value);
    to.searchParams.set(name, id);
    return to.href;
  };
  const links = [
    ...(older === undefined ? [] : [`<${at('max_id', older)}>; rel="next"`]),
    ...(newer === undefined ? [] : [`<${at('min_id', newer)}>; rel="prev"`]),
  ];
  if (links.length > 0) response.set('link', links.join(', '));
}
