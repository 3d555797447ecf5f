import type { PostRow, UserRow } from './tables.ts';
import type { Users } from './users.ts';

interface Answered {
  author: UserRow;
  replyTo: PostRow;
  text: string;
  users: Users;
  mentionsIn(text: string): string[];
}

/** Whom a reply addresses: who wrote the post above and whom that one named, except the writer and those she names herself. */
export function prefixOf({ author, replyTo, text, users, mentionsIn }: Answered): string {
  const named = new Set([author.handle, ...mentionsIn(text)].map((handle) => handle.toLowerCase()));
  const target = users.byId(replyTo.author);
  const handles: string[] = [];
  for (const handle of [
    ...(target === undefined ? [] : [target.handle]),
    ...mentionsIn(replyTo.prefix + replyTo.text),
  ]) {
    const known = users.byHandle(handle);
    if (known === undefined || named.has(handle.toLowerCase())) continue;
    named.add(handle.toLowerCase());
    handles.push(`@${known.handle}`);
  }
  return handles.length === 0 ? '' : `${handles.join(' ')} `;
}
