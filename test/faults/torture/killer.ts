import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Recado } from '../../support/recado.ts';
import { root } from '../../support/source.ts';
import { until } from '../../support/until.ts';
import { createCalls } from './calls.ts';
import type { Chance } from '../../../sandbox/day/chance.ts';
import type { Aim } from './aim.ts';

interface Killer {
  ended: Promise<void>;
  facts(): string;
}

const FAULTS = [
  'timeout-after-write',
  'reset-after-write',
  'reset-before-write',
  'error-500-after-write',
  'error-500',
  '503',
  '429',
  'refuse:locked',
  'refuse:out-of-credit',
];

/** Ends processes at random moments and starts them again; makes X and the socket fail in between. */
export function startKiller({
  recado,
  bringsWorkspace,
  aim,
  chance,
  signal,
  say,
}: {
  recado: Recado;
  /** A bot that is started brings the workspace with it. */
  bringsWorkspace: boolean;
  /** Kills bots as well; they are started again here. */
  aim: Aim | undefined;
  chance: Chance;
  signal: AbortSignal;
  say(line: string): void;
}): Killer {
  const count = { kills: 0, stops: 0, workspaceKills: 0, faults: 0, drops: 0 };
  const base = `http://127.0.0.1:${recado.sandboxPort}`;
  const calls = createCalls(base);

  async function killWorkspace(): Promise<void> {
    const { pid } = await calls.read<{ pid: number }>('/sandbox/health');
    process.kill(pid, 'SIGKILL');
    count.workspaceKills += 1;
  }

  async function startWorkspace(): Promise<void> {
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      SANDBOX_WELCOME: 'no',
      RECADO_DATA: recado.dataFolder,
      SANDBOX_PORT: String(recado.sandboxPort),
      PORT: String(recado.port),
    };
    spawn(process.execPath, [path.join(root, 'sandbox', 'main.ts')], { detached: true, stdio: 'ignore', env }).unref();
    await until('the workspace to be back', () => calls.read('/sandbox/health'));
  }

  async function strike(): Promise<void> {
    const what = chance.next();
    if (what < 0.55) {
      await recado.kill();
      count.kills += 1;
      await pause(chance.between(0, 400));
      await recado.start();
    } else if (what < 0.62) {
      const { code, said } = await recado.stop();
      count.stops += 1;
      if (code !== 0) say(`WRONG: a graceful stop ended with ${code}: ${said}`);
      await recado.start();
    } else if (what < 0.67) {
      await killWorkspace();
      await pause(chance.between(0, 1_500));
      await startWorkspace();
    } else if (what < 0.7) {
      await Promise.all([recado.kill(), killWorkspace()]);
      count.kills += 1;
      if (!bringsWorkspace) await startWorkspace();
      await recado.start();
    } else if (what < 0.8) {
      await calls.tell('POST', '/sandbox/slack/disconnect', { drop: chance.percent(50) });
      count.drops += 1;
    } else {
      await calls.tell('POST', '/sandbox/x/faults', { next: chance.one(FAULTS) });
      count.faults += 1;
    }
  }

  async function go(): Promise<void> {
    while (!signal.aborted) {
      if (aim === undefined) {
        await pause(chance.between(50, 3_500));
        await strike();
        continue;
      }
      // Most of what happens is to happen where it is aimed at.
      const before = aim.kills();
      await aim.hit(chance.between(4_000, 12_000));
      await (aim.kills() > before ? pause(chance.between(0, 1_500)) : strike());
      await recado.start();
      aim.cameBack();
    }
    aim?.stop();
    // What it killed at the last moment.
    await recado.start();
    await calls.tell('DELETE', '/sandbox/x/faults');
  }
  return {
    ended: go(),
    facts: () =>
      `${count.kills + (aim?.kills() ?? 0)} kills of the bot, ${count.stops} stops, ${count.workspaceKills} kills of the workspace, ${count.drops} sockets cut, ${count.faults} faults of X`,
  };
}
