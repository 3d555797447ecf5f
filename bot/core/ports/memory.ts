/**
 * What a surface or an account must not forget when Recado stops: where it was installed, who is who there, what was renewed. Values
 * are JSON; a key holds the newest value only. Every method is one transaction.
 */
export interface Memory {
  get(key: string): Promise<unknown>;
  /** Every entry whose key begins so. */
  list(prefix: string): Promise<{ key: string; value: unknown }[]>;
  put(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}
