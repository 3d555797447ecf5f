import type { Authorising } from '#core/ports/network-definition.ts';
import { StartError } from '#core/start-error.ts';
import { addressOf } from './environment.ts';
import { exchangePin, PinError, requestPin, type Connected, type XApp } from './pin.ts';

/** Wrong PINs are mostly slips; after so many the command ends. */
const MOST_TRIES = 3;

/** Has each account let the app in by a PIN and gives the lines for the environment. @throws StartError */
export async function authorise({ accounts, wanted, env, ask, write }: Authorising): Promise<void> {
  const unknown = wanted.filter((key) => !accounts.some((account) => account.key === key));
  const known = accounts.map(({ key }) => key).join(', ');
  if (accounts.length === 0)
    throw new StartError(
      'recado.yaml has no account of X. Add one under brands, accounts, and run npm run x:connect again.',
    );
  if (unknown.length > 0)
    throw new StartError(`recado.yaml has no X account "${unknown.join('", "')}". Accounts of X: ${known}.`);
  const app = appOf(env);
  const chosen = wanted.length === 0 ? accounts : accounts.filter(({ key }) => wanted.includes(key));
  for (const account of chosen) {
    const { token, tokenSecret } = await connectOne(app, account, { ask, write });
    const name = account.key.toUpperCase().replaceAll('-', '_');
    write(
      `\nPut these two lines where Recado reads its environment. They are passwords of @${account.handle}:\nX_ACCESS_TOKEN_${name}=${token}\nX_ACCESS_TOKEN_SECRET_${name}=${tokenSecret}\n`,
    );
  }
  write('\nDone. "npm run doctor" says whether X accepts them.\n');
}

function appOf(env: Authorising['env']): XApp {
  const read = (name: string): string => {
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    throw new StartError(
      `${name} is missing from the environment. Copy it from the app's page at developer.x.com, "Keys and tokens", "Consumer Keys".`,
    );
  };
  return { base: addressOf(env), appKey: read('X_API_KEY'), appSecret: read('X_API_KEY_SECRET') };
}

async function connectOne(
  app: XApp,
  { key, handle }: { key: string; handle: string },
  { ask, write }: Pick<Authorising, 'ask' | 'write'>,
): Promise<Connected> {
  for (let tries = 1; ; tries += 1) {
    // Each PIN belongs to a request of its own, and a wrong one spends it.
    const request = await requestPin(app).catch((error: unknown) => fail(error, app));
    write(
      `\n@${handle} ("${key}"): sign in to X as @${handle} in a browser, open this address, let the app in, and type the PIN that X shows:\n${request.address}\n`,
    );
    const typed = await ask('PIN: ');
    if (typed === undefined) throw new StartError(`No PIN was typed, so @${handle} is not connected.`);
    const problem = await exchangePin(app, request, typed.replace(/\s/g, '')).then(
      (connected) =>
        connected.handle.toLowerCase() === handle.toLowerCase()
          ? connected
          : `You let the app in as @${connected.handle}, and this is for @${handle}. Sign out of X and in again as @${handle}.`,
      (error: unknown) => {
        if (!(error instanceof PinError)) throw error;
        return `X did not take that PIN: ${error.message}`;
      },
    );
    if (typeof problem !== 'string') return problem;
    if (tries >= MOST_TRIES)
      throw new StartError(
        `${problem}\n@${handle} is not connected; the tokens printed before are good. Run npm run x:connect -- ${key} to try again.`,
      );
    write(`${problem} Once more, with a new address.\n`);
  }
}

function fail(error: unknown, { base }: XApp): never {
  if (!(error instanceof PinError)) throw error;
  if (error.status === 401)
    throw new StartError(
      `X does not accept X_API_KEY and X_API_KEY_SECRET: ${error.message} Copy both again from developer.x.com, "Keys and tokens", "Consumer Keys".`,
    );
  if (error.status === 403)
    throw new StartError(
      `X does not let this app connect accounts: ${error.message} In "User authentication settings" of the app set up OAuth 1.0a with "Read and write and Direct message" and a callback address (README.md, "Connect X").`,
    );
  throw new StartError(`X did not begin: ${error.message} (${new URL(base).host}). Try again in a moment.`);
}
