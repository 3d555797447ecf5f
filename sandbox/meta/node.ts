/**
 * Fields of Graph's nodes, and their edges with the parameters that each takes, as far as they are used or easily mistaken: what is
 * not here is refused. A test holds them against Meta's own descriptions of the nodes.
 */
export interface Node {
  /** Name of the description. */
  readonly name: string;
  readonly fields: readonly string[];
  /** "<method> <edge>", with "" for the node itself, and what it takes. */
  readonly edges: Readonly<Record<string, readonly string[]>>;
}

/** What a Page and one person say to each other. */
export const thread: Node = {
  name: 'UnifiedThread',
  fields: ['id', 'updated_time', 'participants', 'link', 'message_count', 'snippet'],
  edges: { 'GET ': [], 'GET messages': ['source'] },
};

/** Meta describes it in its guide alone. */
export const message: Node = {
  name: 'Message',
  fields: ['id', 'message', 'created_time', 'from', 'to', 'attachments', 'sticker', 'tags', 'shares'],
  edges: { 'GET ': [] },
};

/** What every call may have besides. */
export const everywhere = ['access_token', 'appsecret_proof', 'fields', 'limit', 'after', 'before', 'summary'] as const;
