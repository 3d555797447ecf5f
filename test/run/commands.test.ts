import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '..', '..');
const WITHIN_MS = 240_000;

/** Ours, as npm runs them; tools of others speak for themselves. */
const commands = Object.entries(manifest.scripts).filter(
  ([name, script]) => script.startsWith('node ') && name !== 'prepare',
);

async function run(script: string, word: string): Promise<{ out: string; err: string; code: number | null }> {
  const { RECADO_CONFIG: _none, ...env } = process.env;
  const child = spawn(process.execPath, [...script.split(' ').slice(1), word], {
    cwd: root,
    env,
    // Nobody types: a command that reads would wait for ever.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { ...said, code };
}

describe('each command of package.json', () => {
  it.each(commands)(
    '%s says how it is used, and what it does not know',
    async (name, script) => {
      const help = await run(script, '--help');
      expect(help, `${name} --help`).toMatchObject({ code: 0, err: '' });
      expect(help.out).toContain(name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`);

      const strange = await run(script, '--no-such-option');
      expect(strange.code, `${name} --no-such-option`).toBe(1);
      expect(strange.err).toContain('no-such-option');
      // Words, and no line of the program.
      expect(strange.err).not.toMatch(/^\s+at .*[:(]\d+/m);
    },
    WITHIN_MS,
  );

  it('are all there', () => {
    expect(commands.length).toBeGreaterThan(20);
  });
});
