import { z } from 'zod';

/** A list, or one alone. */
const some = (each: z.ZodString) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(each).default([]));
const day = z.iso.date('write the day as 2027-01-31');

/** What stands above an article, and in the columns of a table. */
export const Head = z.strictObject({
  id: z
    .string()
    .max(80)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}/._-]*$/u, 'write letters, digits, / . _ and -, such as envios/plazo'),
  title: z.string().trim().min(1).max(150),
  questions: some(z.string().trim().min(1).max(300)),
  answer: z.string().max(3_000).default(''),
  url: z.url({ protocol: /^https?$/, error: 'write an address that begins with https://' }).optional(),
  brands: some(z.string()),
  areas: some(z.string()),
  tags: some(z.string().min(1).max(75)),
  networks: some(z.string()),
  auto: z.boolean().default(false),
  valid_until: day.optional(),
  owner: z.string().max(200).default(''),
  reviewed: day.optional(),
});
export type Head = z.output<typeof Head>;

export const headKeys = Object.keys(Head.shape);

/** One thing that is wrong with an article. */
export interface Mistake {
  path: (string | number)[];
  /** It is the name before the value that is wrong. */
  isName?: true;
  sentence: string;
}

/** Names that an article may refer to. */
export interface KnownNames {
  brands: readonly string[];
  areas: readonly string[];
  networks: readonly string[];
}
