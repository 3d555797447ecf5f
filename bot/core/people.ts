/** What a person may do. A role is a set of these. */
export const rights = [
  'read',
  'tag',
  'answer',
  'approve',
  'send',
  'transfer',
  'manage',
  'report',
  'configure',
] as const;
export type Right = (typeof rights)[number];

/** What rights were called in earlier versions; configurations that still say so mean the same. */
export const formerRights = { move: 'transfer' } as const satisfies Record<string, Right>;

/** The roles that come with Recado; a configuration may change their rights or add its own. */
export const shippedRoles = {
  moderator: ['read', 'tag', 'transfer'],
  agent: ['read', 'tag', 'transfer', 'answer', 'send'],
  approver: ['read', 'tag', 'transfer', 'answer', 'send', 'approve'],
  strategist: ['read', 'tag', 'transfer', 'answer', 'send', 'approve', 'report'],
  director: ['read', 'tag', 'transfer', 'answer', 'send', 'approve', 'report', 'manage'],
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
