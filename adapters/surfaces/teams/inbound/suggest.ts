import { z } from 'zod';

/** What a field asks for while somebody types. Teams gives back nothing else of the form, so it travels in the field's name for it. */
const Asked = z.discriminatedUnion('of', [
  z.object({ of: z.literal('people'), channel: z.string().optional() }),
  z.object({
    of: z.literal('words'),
    action: z.string().min(1),
    field: z.string().min(1),
    meta: z.record(z.string(), z.string()),
  }),
]);
export type AskedFor = z.output<typeof Asked>;

/** Names what a field looks up. */
export function datasetOf(asked: AskedFor): string {
  return Buffer.from(JSON.stringify(asked)).toString('base64url');
}

const Search = z.looseObject({ queryText: z.string().nullish(), dataset: z.string().max(8_000) });

/** What somebody types in a field; undefined for what no field of ours asks. */
export function readSearch(value: unknown): { asked: AskedFor; query: string } | undefined {
  const search = Search.safeParse(value).data;
  if (search === undefined) return undefined;
  const asked = Asked.safeParse(parsed(search.dataset)).data;
  return asked && { asked, query: (search.queryText ?? '').slice(0, 200) };
}

function parsed(dataset: string): unknown {
  try {
    return JSON.parse(Buffer.from(dataset, 'base64url').toString());
  } catch (error) {
    // Not one of ours.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
