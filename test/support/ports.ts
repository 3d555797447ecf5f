import { createServer, type Server } from 'node:net';

/**
 * Below the ports that Linux and macOS give to outgoing connections (from 32768 and from 49152): one from there may be
 * taken by anybody between the moment it was found free and the moment its owner listens.
 */
const LOWEST = 16_384;
const SPAN = 16_000;
/**
 * A process takes its ports from stretches that are its own: it listens on the first port of each for as long as it lives.
 * Two processes that only looked for free ports could be given the same one, for what is to listen there needs seconds to start.
 */
const STRETCH = 40;

/** Where the next port is looked for; at the start of a stretch, that one is to be taken. */
let next = 0;
let left = 0;

/** Ports that nothing listens on now, all different, and that no other process is given while this one lives. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    if (left === 0) await takeStretch();
    const port = LOWEST + next;
    next += 1;
    left -= 1;
    const server = await listen(port);
    if (!server) continue;
    await new Promise((resolve) => server.close(resolve));
    ports.push(port);
  }
  return ports;
}

async function takeStretch(): Promise<void> {
  const stretches = SPAN / STRETCH;
  for (let i = 0; i < stretches; i += 1) {
    const first = ((process.pid + i) % stretches) * STRETCH;
    const server = await listen(LOWEST + first);
    if (!server) continue;
    server.unref();
    next = first + 1;
    left = STRETCH - 1;
    return;
  }
  throw new Error(`No stretch of ports between ${LOWEST} and ${LOWEST + SPAN} is free.`);
}

/** On every address of this machine, for what stands behind the port may listen on any of them. Undefined: it is in use. */
function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined)).listen({ port, exclusive: true }, () => resolve(server));
  });
}
