/** What a person may do. A role is a set of these. */
export const rights = ['read', 'tag', 'answer', 'approve', 'send', 'move', 'manage', 'report', 'configure'] as const;
export type Right = (typeof rights)[number];

/** The roles that come with Recado; a configuration may change their rights or add its own. */
export const shippedRoles = {
  moderator: ['read', 'tag', 'move'],
  agent: ['read', 'tag', 'move', 'answer', 'send'],
  approver: ['read', 'tag', 'move', 'answer', 'send', 'approve'],
  strategist: ['read', 'tag', 'move', 'answer', 'send', 'approve', 'report'],
  director: ['read', 'tag', 'move', 'answer', 'send', 'approve', 'report', 'manage'],
  analyst: ['read', 'tag', 'report'],
  admin: [...rights],
} as const satisfies Record<string, readonly Right[]>;

/** Who acts: a person of the team, found on a surface and, where the configuration names her, under her own id. */
export interface Actor {
  /** Key of `people` in the configuration, else "<surface>:<user id>". */
  id: string;
  name: string;
  surface: string;
  userId: string;
  locale: string;
  /** IANA name; times are told to her in it. */
  timeZone?: string;
  rights: ReadonlySet<Right>;
}
