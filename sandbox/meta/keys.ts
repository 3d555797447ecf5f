import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { present } from '#core/present.ts';

/** What a client needs to call one simulated network of Meta. */
export const MetaKeys = z.object({
  appId: z.string(),
  appSecret: z.string(),
  verifyToken: z.string(),
  accounts: z.record(z.string(), z.object({ token: z.string() })),
});
export type MetaKeys = z.output<typeof MetaKeys>;

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

/** What was kept, and what is missing made at random. The networks of Meta have one app, as firms have it. */
export function metaKeys(kept: unknown, accounts: readonly string[], before: readonly unknown[] = []): MetaKeys {
  const app = before.map((each) => MetaKeys.safeParse(each).data).find((each) => each !== undefined);
  const keys: MetaKeys = MetaKeys.optional().parse(kept) ??
    (app && { ...app, accounts: {} }) ?? {
      appId: `1${String(randomBytes(6).readUIntBE(0, 6)).padStart(15, '0').slice(-15)}`,
      appSecret: random(16),
      verifyToken: random(12),
      accounts: {},
    };
  for (const account of accounts) keys.accounts[account] ??= { token: `EAAB${random(40)}` };
  return keys;
}

/** The variables with which a client reaches it: `name` is what they begin with. */
export function metaEnvironment(
  kept: unknown,
  {
    name,
    api,
    web,
    login,
    token: tokenName = 'PAGE_TOKEN',
  }: { name: string; api: string; web?: string; login?: string; token?: string },
): Record<string, string> {
  const keys = MetaKeys.parse(kept);
  const tokens = Object.entries(keys.accounts).map(
    ([account, { token }]) => [`${name}_${tokenName}_${account.toUpperCase().replaceAll('-', '_')}`, token] as const,
  );
  if (tokens.length === 0) return {};
  return present({
    [`${name}_API_URL`]: api,
    [`${name}_WEB_URL`]: web,
    [`${name}_LOGIN_URL`]: login,
    [`${name}_APP_ID`]: keys.appId,
    [`${name}_APP_SECRET`]: keys.appSecret,
    [`${name}_VERIFY_TOKEN`]: keys.verifyToken,
    ...Object.fromEntries(tokens),
  });
}
