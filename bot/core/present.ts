/** Properties that may be undefined may be missing from what `present` gives. */
type Present<T> = {
  [K in keyof T as string extends K ? K : undefined extends T[K] ? never : K]: Exclude<T[K], undefined>;
} & {
  [K in keyof T as string extends K ? never : undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The properties that are not undefined. Elsewhere `undefined` and missing mean the same; this is for what is read by its keys (headers,
 * parameters of sentences) and for what is laid over something else, where it would take away what is there.
 */
export function present<T extends object>(given: T): Present<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>;
}
