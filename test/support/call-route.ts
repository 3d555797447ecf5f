import type { Route } from '../../handlers/define.ts';

export type Caller = (url: string, init?: RequestInit) => Promise<Response>;

/** Calls a route without a socket, as the bridge would: the same names in its path, the host in its headers. */
export function callerOf<Needs>(
  route: Route<Needs>,
  services: Needs,
  { address = '127.0.0.1' }: { address?: string } = {},
): Caller {
  const pattern = new URLPattern({ pathname: route.path });
  return async (url, init) => {
    const found = pattern.exec(url);
    if (found === null) throw new Error(`${url} is not ${route.path}`);
    const params = Object.fromEntries(
      Object.entries(found.pathname.groups).map(([name, value]) => [name, decodeURIComponent(value ?? '')]),
    );
    const request = new Request(url, init);
    request.headers.set('host', new URL(url).host);
    return route.handle(services, request, { address, params, signal: request.signal });
  };
}
