import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '#core/start-error.ts';

const Seed = z.looseObject({
  brand: z.looseObject({ key: z.string(), name: z.string() }),
  channels: z
    .array(
      z.looseObject({
        key: z.string(),
        name: z.string().transform((name) => name.replace(/^#/, '')),
        private: z.boolean().default(false),
        members: z.array(z.string()).optional(),
      }),
    )
    .min(1),
  people: z
    .array(
      z.looseObject({
        key: z.string(),
        name: z.string(),
        email: z.string().optional(),
        locale: z.string().default('en-GB'),
        title: z.string().optional(),
      }),
    )
    .min(1),
  groups: z.record(z.string(), z.array(z.string())).default({}),
  accounts: z
    .array(z.looseObject({ key: z.string(), network: z.string(), handle: z.string(), name: z.string() }))
    .default([]),
  botPort: z.number().int().default(3000),
});

/** The brand, people, channels, groups and accounts that the workspace opens with; the bot writes them from its configuration. */
export type Seed = z.output<typeof Seed>;
export type SeedInput = z.input<typeof Seed>;

export function parseSeed(value: unknown): Seed {
  return Seed.parse(value);
}

/** @throws StartError when RECADO_DATA/sandbox/seed.json is missing or not what the bot writes */
export function readSeed(dataFolder: string): Seed {
  const file = join(dataFolder, 'sandbox', 'seed.json');
  try {
    return parseSeed(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      `The local workspace cannot read ${file}: ${why}. Start Recado with npm start, which writes it.`,
      { cause },
    );
  }
}
