/** Values by key, of which those that were not asked for in a long while are forgotten. */
export interface Remembered<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): V;
}

/** Keeps at least the last `least` that were asked for, and at most twice as many. Every call takes constant time. */
export function remembering<K, V>(least: number): Remembered<K, V> {
  let young = new Map<K, V>();
  let old = new Map<K, V>();

  function set(key: K, value: V): V {
    if (young.size >= least && !young.has(key)) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  }

  return {
    get(key) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const before = old.get(key);
      return before === undefined ? undefined : set(key, before);
    },
    set,
  };
}
