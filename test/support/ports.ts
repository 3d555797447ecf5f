import { createServer } from 'node:net';

/**
 * Below the ports that Linux and macOS give to outgoing connections (from 32768 and from 49152): one from there may be
 * taken by anybody between the moment it was found free and the moment its owner listens.
 */
const LOWEST = 16_384;
const SPAN = 16_000;
/** Processes that start one after the other have ids beside each other, so each begins in a stretch of its own. */
const STRETCH = 40;

let next = (process.pid * STRETCH) % SPAN;

/** Ports that nothing listens on now, all different; none is given twice by one process before it has gone through all. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let tries = 0; ports.length < count; tries += 1) {
    if (tries > SPAN) throw new Error(`No ${count} ports between ${LOWEST} and ${LOWEST + SPAN} are free.`);
    const port = LOWEST + next;
    next = (next + 1) % SPAN;
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

/** Asked of every address of this machine, for what stands behind the port may listen on any of them. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server
      .once('error', () => resolve(false))
      .listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
