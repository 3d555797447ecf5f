import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetcher } from '../../../adapters/media/fetch.ts';
import { jpeg, png } from '../../support/pictures.ts';

interface Server {
  origin: string;
  port: number;
  asked: IncomingMessage[];
  answer(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

async function serve(): Promise<Server> {
  const made: Server = {
    origin: '',
    port: 0,
    asked: [],
    answer: (_request, response) => void response.end(),
    close: async () => undefined,
  };
  const server = createServer((request, response) => {
    made.asked.push(request);
    made.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  made.port = (server.address() as AddressInfo).port;
  made.origin = `http://127.0.0.1:${made.port}`;
  made.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return made;
}

let ours: Server;
let behind: Server;
beforeAll(async () => {
  [ours, behind] = await Promise.all([serve(), serve()]);
});
afterAll(async () => {
  await Promise.all([ours.close(), behind.close()]);
});
beforeEach(() => {
  ours.asked = [];
  behind.asked = [];
  behind.answer = (_request, response) => void response.end(jpeg);
});

const signal = new AbortController().signal;
const open = () => createFetcher({ trusted: [ours.origin], deadlineMs: 5_000 });
/** As for a stranger's server whose name leads to each of these in turn. */
const leading = (...rounds: string[][]) => {
  const asked: string[] = [];
  const fetcher = createFetcher({
    trusted: [ours.origin],
    deadlineMs: 1_000,
    resolve: async (host) => {
      asked.push(host);
      return (rounds[asked.length - 1] ?? rounds.at(-1) ?? []).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
    },
  });
  return { fetcher, asked };
};

describe('where a file may come from', () => {
  it.each([
    'http://pbs.example/1.jpg',
    'ftp://pbs.example/1.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'no address',
    'https://user:word@pbs.example/1.jpg',
    'https://127.0.0.1/1.jpg',
    'https://2130706433/1.jpg',
    'https://0x7f.1/1.jpg',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/1.jpg',
    'https://[::ffff:127.0.0.1]/1.jpg',
    'https://[fe80::1]/1.jpg',
  ])('not from %s', async (address) => {
    expect(await open()(address, { signal })).toMatchObject({ kind: 'refused', why: 'address' });
  });

  it('not from another port of this machine, however much the workspace is trusted', async () => {
    expect(await open()(`${behind.origin}/1.jpg`, { signal })).toMatchObject({ kind: 'refused', why: 'address' });
    expect(behind.asked).toEqual([]);
  });

  it.each([['10.0.0.7'], ['::1'], ['::ffff:169.254.169.254'], ['fd00::1'], ['93.184.216.34', '192.168.0.9']])(
    'not from a name that leads to %s',
    async (...addresses) => {
      const { fetcher } = leading(addresses);
      expect(await fetcher(`https://pbs.example:${behind.port}/1.jpg`, { signal })).toMatchObject({
        kind: 'refused',
        why: 'address',
      });
      expect(behind.asked).toEqual([]);
    },
  );

  it('a name is looked up once for each connection, so it cannot lead elsewhere after it was checked', async () => {
    const { fetcher, asked } = leading(['192.0.43.8'], ['127.0.0.1']);
    expect((await fetcher(`https://pbs.example:${behind.port}/1.jpg`, { signal })).kind).toBe('failed');
    expect(asked).toEqual(['pbs.example']);
    expect(behind.asked).toEqual([]);
  });

  it('a redirect is checked like the first address', async () => {
    for (const location of [
      `${behind.origin}/1.jpg`,
      'https://169.254.169.254/',
      'http://pbs.example/',
      'file:///etc/passwd',
      `//127.0.0.1:${behind.port}/`,
      'https://[::1]/',
    ]) {
      ours.answer = (_request, response) => void response.writeHead(302, { location }).end();
      expect(await open()(`${ours.origin}/1.jpg`, { signal }), location).toMatchObject({
        kind: 'refused',
        why: 'address',
      });
    }
    const { fetcher } = leading(['127.0.0.1']);
    ours.answer = (_request, response) =>
      void response.writeHead(307, { location: `https://pbs.example:${behind.port}/` }).end();
    expect(await fetcher(`${ours.origin}/1.jpg`, { signal })).toMatchObject({ kind: 'refused', why: 'address' });
    expect(behind.asked).toEqual([]);
  });

  it('follows three redirects and not a fourth', async () => {
    const after = (redirects: number) => (request: IncomingMessage, response: ServerResponse) => {
      const step = Number(request.url?.slice(1) ?? 0);
      if (step < redirects) response.writeHead(302, { location: `/${step + 1}` }).end();
      else response.end(png);
    };
    ours.answer = after(3);
    expect(await open()(`${ours.origin}/0`, { signal })).toMatchObject({ kind: 'taken', type: { mime: 'image/png' } });
    ours.answer = after(4);
    expect(await open()(`${ours.origin}/0`, { signal })).toMatchObject({ kind: 'refused', why: 'address' });
  });

  it('tells a server only the headers that are meant for it', async () => {
    ours.answer = (request, response) =>
      void (request.url === '/0' ? response.writeHead(302, { location: '/1' }).end() : response.end(png));
    await open()(`${ours.origin}/0`, {
      signal,
      headers: ({ pathname }) => (pathname === '/0' ? { authorization: 'OAuth ours' } : undefined),
    });
    expect(ours.asked.map(({ headers }) => headers.authorization)).toEqual(['OAuth ours', undefined]);
  });
});

describe('what is taken', () => {
  it.each([
    ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'],
    ['picture.svg with an XML head', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['a page that calls itself a picture', '<!doctype html><script>alert(1)</script>', 'image/jpeg'],
    ['words', 'hola', 'text/plain'],
    ['nothing', '', 'image/png'],
    ['a zip', 'PK\u0003\u0004', 'application/zip'],
  ])('not %s', async (_what, body, type) => {
    ours.answer = (_request, response) => void response.writeHead(200, { 'content-type': type }).end(body);
    expect(await open()(`${ours.origin}/1.jpg`, { signal })).toMatchObject({ kind: 'refused', why: 'type' });
  });

  it('a picture, whatever its server says that it is', async () => {
    ours.answer = (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(jpeg);
    const fetched = await open()(`${ours.origin}/x.html`, { signal });
    expect(fetched).toMatchObject({ kind: 'taken', type: { mime: 'image/jpeg', extension: 'jpg', kind: 'image' } });
    expect(fetched.kind === 'taken' && Buffer.from(fetched.bytes).equals(jpeg)).toBe(true);
  });

  it('not more than the limit, said or unsaid', async () => {
    const small = createFetcher({ trusted: [ours.origin], max: 1_000 });
    ours.answer = (_request, response) =>
      void response.writeHead(200, { 'content-length': '5000' }).end(Buffer.alloc(5_000));
    expect(await small(`${ours.origin}/1`, { signal })).toMatchObject({ kind: 'refused', why: 'too-large' });
    let sent = 0;
    ours.answer = (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 100;
          if (!response.write(Buffer.alloc(100))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    };
    expect(await small(`${ours.origin}/1`, { signal })).toMatchObject({ kind: 'refused', why: 'too-large' });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('not what is packed: unpacked it could be of any size', async () => {
    ours.answer = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(jpeg);
    expect(await open()(`${ours.origin}/1`, { signal })).toMatchObject({ kind: 'refused', why: 'type' });
  });

  it('says what is gone for good and what may come back', async () => {
    for (const [status, kind] of [
      [404, 'refused'],
      [403, 'refused'],
      [410, 'refused'],
      [204, 'refused'],
      [429, 'failed'],
      [503, 'failed'],
    ] as const) {
      ours.answer = (_request, response) => void response.writeHead(status).end();
      expect((await open()(`${ours.origin}/1`, { signal })).kind, String(status)).toBe(kind);
    }
    ours.answer = (_request, response) => {
      response.writeHead(200, { 'content-length': String(jpeg.length) }).write(jpeg.subarray(0, 10));
      setImmediate(() => response.destroy());
    };
    expect((await open()(`${ours.origin}/1`, { signal })).kind).toBe('failed');
    ours.answer = () => undefined;
    expect(
      (await createFetcher({ trusted: [ours.origin], deadlineMs: 100 })(`${ours.origin}/1`, { signal })).kind,
    ).toBe('failed');
  });
});
