import type { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';
import type { Directs } from './directs.ts';
import type { FaultRules } from './faults.ts';
import type { PostRules, Posts } from './posts.ts';
import type { AccountState } from './tables.ts';
import type { Users } from './users.ts';

/** What makes one simulated network another than the next; everything else is the same for all of them. */
export interface SocialRules extends PostRules {
  /** For people. */
  readonly name: string;
  /** Where people read a post, e.g. "/x/:handle/status/:id". */
  readonly postPath: string;
  /** Where people read a conversation in private, where that is another address. */
  readonly messagesPath?: string;
  /** Nothing is public there: people write to accounts, and accounts answer. */
  readonly onlyPrivate?: true;
  /** People and accounts are called by their names there; left out: by a handle with a sign before it. */
  readonly byName?: true;
  /** What a handle may look like; gives it as it is stored. */
  readonly handle: z.ZodType<string>;
  /** An edited post keeps its id. */
  readonly keepsId: boolean;
  /** What POST /sandbox/<id>/posts takes besides: replySettings, visibility or title. */
  readonly postExtras: { readonly [E in PostExtra]?: z.ZodType<string | undefined> };
  /** Who of the sample people writes there, and what besides. */
  readonly samples?: NetworkSamples;
  /** What may be done to an account with PATCH /sandbox/<id>/accounts/:key. */
  readonly accountStates: readonly AccountState[];
  readonly faults: FaultRules;
  /** Private messages, where they are posts as the others; left out: they are messages of their own. */
  directs?(parts: { db: DatabaseSync; posts: Posts; users: Users }): Directs;
}

export interface NetworkSamples {
  /** What the brand posted there, under which people comment. */
  readonly posts?: Readonly<Record<string, string>>;
  /** By author of the sample messages: under which post of the brand, or else in a post that names the brand. */
  readonly people?: Readonly<Record<string, { readonly under?: string }>>;
  readonly inPrivate?: readonly PrivateSample[];
}

export interface PrivateSample {
  /** So many of the sample messages come before it. */
  after: number;
  author: string;
  name: string;
  text: string;
}

export type PostExtra = 'replySettings' | 'visibility' | 'title';
/** What people who write there call an account. */
export function calledThere(
  { byName }: Pick<SocialRules, 'byName'>,
  { handle, name }: { handle: string; name: string },
): string {
  return byName ? name : `@${handle}`;
}
