import type { SandboxDeps } from '../part.ts';
import { createLikesAndHiding, type LikesAndHiding } from './likes-and-hiding.ts';
import { createDirects, type Directs } from './directs.ts';
import { createFollows, type Follows } from './follows.ts';
import { createFaults, type Faults } from './faults.ts';
import { createMediaShelf, type MediaShelf } from './media.ts';
import { createPosts, type Posts } from './posts.ts';
import type { SocialRules } from './rules.ts';
import { createTables } from './tables.ts';
import { createUsers, type Users } from './users.ts';
import { createViewer, type Viewer } from './view.ts';

/** What happens on one simulated network, whatever its wire protocol. */
export interface Social {
  readonly rules: SocialRules;
  readonly users: Users;
  readonly posts: Posts;
  readonly directs: Directs;
  readonly shelf: MediaShelf;
  readonly acts: LikesAndHiding;
  readonly follows: Follows;
  readonly faults: Faults;
  readonly view: Viewer;
  /** Something is different now. */
  changed(): void;
}

export function createSocial({ db, clock, seed, address, changed }: SandboxDeps, rules: SocialRules): Social {
  const { id, ids } = rules;
  createTables(db, id);
  const accounts = seed.accounts
    .filter(({ network }) => network === id)
    .map((each) => ({ ...each, handle: rules.handle.parse(each.handle) }));
  const users = createUsers(db, { id, clock, accounts });
  const posts = createPosts(db, { clock, users, rules });
  const acts = createLikesAndHiding(db, id);
  return {
    rules,
    users,
    posts,
    acts,
    follows: createFollows(db, { id, clock }),
    directs: rules.directs?.({ db, posts, users }) ?? createDirects(db, { id, ids, clock }),
    shelf: createMediaShelf(db, { id, ids, clock }),
    faults: createFaults(db, id, rules.faults),
    view: createViewer({ rules, posts, users, acts, address }),
    changed: () => changed(id),
  };
}
