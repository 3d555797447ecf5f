import { readCommand } from '../../sandbox/command-line.ts';
import { StartError } from '#core/start-error.ts';
import { aboutAccount, createVault } from '../../handlers/accounts/vault.ts';
import { openStoreAlone } from '../build/store-alone.ts';
import { readSettings, secretOf } from '../config/environment.ts';

/** `npm run secret:rotate`: what was closed with RECADO_SECRET_OLD is closed with RECADO_SECRET. Recado is stopped meanwhile. */
readCommand(process, {
  usage: `npm run secret:rotate

Closes the access to accounts with RECADO_SECRET that was closed with RECADO_SECRET_OLD. Stop Recado first. It takes no options.`,
});
try {
  const { env } = process;
  const settings = readSettings(env);
  const given = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const [before, after] = [secretOf('RECADO_SECRET_OLD', given), settings.secret];
  if (before === undefined || after === undefined)
    throw new StartError(
      'Give both secrets: RECADO_SECRET_OLD is the one that Recado ran with, RECADO_SECRET the one that it will run with.',
    );
  const [old, fresh] = [createVault(before), createVault(after)];
  const store = await openStoreAlone(settings);
  try {
    const kept = { done: 0, already: 0, unreadable: [] as string[] };
    for (const row of await store.accountAccess.all()) {
      const about = aboutAccount(row);
      const text = old.open(row, about);
      if (fresh.open(row, about) !== undefined) kept.already += 1;
      else if (text === undefined) kept.unreadable.push(row.account);
      else if (await store.accountAccess.reseal({ ...row, ...fresh.seal(text, about), was: row.sealed }))
        kept.done += 1;
    }
    process.stdout.write(
      `${kept.done} account(s) are closed with the new secret now, ${kept.already} were already.${
        kept.unreadable.length > 0
          ? ` Neither secret opens ${kept.unreadable.join(', ')}: connect them again from the chat.`
          : ''
      }\nStart Recado with RECADO_SECRET, and forget RECADO_SECRET_OLD.\n`,
    );
  } finally {
    await store.close();
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
