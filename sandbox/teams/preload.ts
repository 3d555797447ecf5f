/**
 * Loaded before the playground (`node --import`), which has no setting for any of this: it listens on every network, takes requests
 * of any page that is open in the same browser, its own page fetches fonts from outside, and it goes on when whoever started it died.
 */
import http from 'node:http';
import net from 'node:net';
import { refuse } from '../guards.ts';

const HERE = '127.0.0.1';
const EVERYWHERE = new Set<unknown>([undefined, null, '', '0.0.0.0', '::', 'localhost']);
const OWN = "'self' http://localhost:* http://127.0.0.1:*";
/** Pictures may come from the local workspace; its styles and scripts are its own, and nothing leaves this machine. */
const POLICY = `default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src ${OWN} data: blob:; connect-src 'self' ws://localhost:* ws://127.0.0.1:*; frame-ancestors 'none'`;

const { listen } = net.Server.prototype;
const { emit } = http.Server.prototype;

/** The same arguments with an address of this machine. */
function atHome([first, second, ...rest]: unknown[]): unknown[] {
  if (typeof first === 'object' && first !== null && 'port' in first)
    return !('host' in first) || EVERYWHERE.has(first.host)
      ? [{ ...first, host: HERE }, second, ...rest]
      : [first, second, ...rest];
  const isPort = typeof first === 'number' || first === undefined || (typeof first === 'string' && /^\d+$/.test(first));
  // A path, a handle, or a socket's descriptor.
  if (!isPort) return [first, second, ...rest];
  if (typeof second === 'string' || second === undefined || second === null)
    return [first ?? 0, EVERYWHERE.has(second) ? HERE : second, ...rest];
  return [first ?? 0, HERE, second, ...rest];
}

function listenHere(this: net.Server, ...args: unknown[]): net.Server {
  return Reflect.apply(listen, this, atHome(args));
}

function emitGuarded(this: http.Server, event: string, ...args: unknown[]): boolean {
  const [request, answer] = args;
  if (!(request instanceof http.IncomingMessage)) return Reflect.apply(emit, this, [event, ...args]);
  const why = refuse(request);
  if (why !== undefined) {
    if (answer instanceof http.ServerResponse) answer.writeHead(403, { 'content-type': 'text/plain' }).end(why);
    else request.socket.destroy();
    return true;
  }
  if (answer instanceof http.ServerResponse) answer.setHeader('content-security-policy', POLICY);
  return Reflect.apply(emit, this, [event, ...args]);
}

Object.defineProperty(net.Server.prototype, 'listen', { value: listenHere, configurable: true, writable: true });
Object.defineProperty(http.Server.prototype, 'emit', { value: emitGuarded, configurable: true, writable: true });

// The other end of the pipe is the program that started this one; it closes with that, however that ends.
if (process.argv.includes('start')) process.stdin.resume().once('close', () => process.exit(0));
