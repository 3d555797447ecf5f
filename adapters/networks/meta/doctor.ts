import { ok, problem, warning, type Finding } from '#core/finding.ts';
import type { NetworkDoctor } from '#core/ports/network-definition.ts';
import type { NetworkAccount, NetworkDeps } from '#core/ports/network.ts';
import { StartError } from '#core/start-error.ts';
import { createGraph, GraphCallError, type GraphAccess } from './client.ts';
import { mayNotRead } from './direct-pull.ts';
import type { MetaEnvironment } from './environment.ts';
import { toOutcome } from './errors.ts';

const DEADLINE_MS = 10_000;

interface OfNetwork {
  name: string;
  /** What an account is there, with the network's name: "Facebook Page". */
  account: string;
  /** As people write it. */
  handle(handle: string): string;
  needs: string;
  env: Pick<MetaEnvironment, 'accessOf'>;
  /** What its variables begin with. */
  prefix: string;
  /** Version of Graph, and whether private messages are read, of `networks.<id>`. */
  settingsOf(raw: unknown): { version: string; directs: boolean };
  /** Fields of the Page that `whose` reads. */
  fields: string;
  /** Whose the token is; undefined for an answer that is no Page, a sentence where the Page is of no use. */
  whose(page: unknown): { names: readonly string[]; said: string } | string | undefined;
  /** Permission that answering needs. */
  answering: string;
  directs: { platform: string; permission: string; setting: string };
  calls: readonly Omit<NetworkDoctor['calls'][number], 'result'>[];
}

/** What `npm run doctor` asks a network of Meta: whether the token of every account is its own. */
export function metaDoctor(of: OfNetwork): NetworkDoctor {
  const { name, env, prefix, settingsOf, directs } = of;

  async function check(accounts: readonly NetworkAccount[], given: NetworkDeps['env'], settings: unknown) {
    const { version, directs: readsDirects } = settingsOf(settings);
    const findings: Finding[] = [];
    for (const account of accounts) {
      const what = `${of.account} ${of.handle(account.handle)}`;
      try {
        const access = env.accessOf(account, given, version);
        if (access.token === undefined) {
          findings.push(
            ok(what, "people connect it from the chat: Recado's Home, Accounts, says whether it works and until when"),
          );
          continue;
        }
        const found = await checkAccount(account, access, what);
        findings.push(found);
        if (readsDirects && found.level === 'ok')
          findings.push(await checkPrivate(access, `${what}, private messages`));
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        findings.push(warning(what, `nothing comes in from it. ${error.message}`));
      }
    }
    return findings;
  }

  async function checkAccount({ key, handle }: NetworkAccount, access: GraphAccess, what: string): Promise<Finding> {
    try {
      const answer = await createGraph(access, { deadlineMs: DEADLINE_MS }).get('me', { fields: of.fields });
      const found = of.whose(answer);
      if (found === undefined)
        return problem(
          what,
          `${access.base} answered something else than a Page. See ${prefix}_API_URL; left out it is Meta's own.`,
        );
      if (typeof found === 'string') return problem(what, found);
      if (found.names.includes(handle.toLowerCase()))
        return ok(
          what,
          `the token is accepted and belongs to it; whether it may also answer shows with the first answer (permission ${of.answering})`,
        );
      return problem(
        what,
        `${found.said}, so answers would go out under that name. Make one of the Page, or correct \`handle\` of the account "${key}".`,
      );
    } catch (error) {
      if (!(error instanceof GraphCallError)) throw error;
      return problemOf(error, access, what);
    }
  }

  function problemOf({ failure }: GraphCallError, { base }: GraphAccess, what: string): Finding {
    const outcome = toOutcome(failure);
    if (failure.kind !== 'answer')
      return problem(
        what,
        `${base} cannot be reached, or answers something else than Graph (${failure.detail}). See that this machine reaches it: network, proxy, ${prefix}_API_URL.`,
      );
    if (outcome.kind === 'refused' && outcome.code === 'not-authorised')
      return problem(
        what,
        `${name} does not accept the token (${outcome.detail}). Make it again as README, "Connect ${name}", says, and see that ${prefix}_APP_SECRET is of the same app.`,
      );
    if (outcome.kind === 'not-sent')
      return warning(
        what,
        `${name} has counted too many calls for now, so the token could not be tried. Ask the doctor again in some minutes.`,
      );
    return problem(
      what,
      `${name} answers: ${failure.detail}. \`networks.${prefix.toLowerCase()}.version\` may be one that is no longer there.`,
    );
  }

  /** A Page's token may lack the permission for private messages, which public ones do not need. */
  async function checkPrivate(access: GraphAccess, what: string): Promise<Finding> {
    const client = createGraph(access, { deadlineMs: DEADLINE_MS });
    try {
      await client.get('me/conversations', { platform: directs.platform, fields: 'id', limit: 1 });
      return ok(what, 'can be read; whether they may be answered shows with the first answer');
    } catch (error) {
      if (!(error instanceof GraphCallError)) throw error;
      return mayNotRead(error)
        ? warning(
            what,
            `do not come in: the app or the token lacks ${directs.permission} (${error.message}). Add it and make the token again, or set \`networks.${prefix.toLowerCase()}.${directs.setting}: false\`.`,
          )
        : warning(what, `could not be tried (${error.message}). Ask the doctor again in some minutes.`);
    }
  }

  return {
    needs: of.needs,
    check,
    calls: of.calls.map((row) => ({
      ...row,
      result: row.call === 'GET /me' ? 'tried above, for each account' : 'not tried',
    })),
  };
}
