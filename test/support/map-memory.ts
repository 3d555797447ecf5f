import type { Memory } from '#core/ports/memory.ts';

export function mapMemory(): Memory & { entries: Map<string, unknown> } {
  const entries = new Map<string, unknown>();
  return {
    entries,
    get: async (key) => structuredClone(entries.get(key)),
    list: async (prefix) =>
      [...entries]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => ({ key, value: structuredClone(value) })),
    put: async (key, value) => void entries.set(key, JSON.parse(JSON.stringify(value))),
    remove: async (key) => void entries.delete(key),
  };
}
