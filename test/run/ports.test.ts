import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { root } from '../support/source.ts';

const ports = pathToFileURL(path.join(root, 'test', 'support', 'ports.ts')).href;

/** A test process with that id: it says its ports, and listens on none of them. */
async function started(pid: number) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `Object.defineProperty(process, 'pid', { value: ${pid} });
      const { freePorts } = await import('${ports}');
      console.log(JSON.stringify(await freePorts(60)));
      process.stdin.resume();`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  return {
    ports: z.array(z.number()).parse(JSON.parse(String(line))),
    end: async () => {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}

it('gives no port to two processes that live at the same time, although nothing listens there yet', async () => {
  const first = await started(7);
  const second = await started(7 + 400);
  const given = [...first.ports, ...second.ports];
  expect(new Set(given).size).toBe(120);
  await Promise.all([first.end(), second.end()]);
});
