import { networkApi } from './network-api.ts';

/** A simulated network that the brand has an account on. */
export interface Network {
  id: string;
  /** For people. */
  name: string;
  /** Nothing is public there: people write to the account, and the account answers. */
  onlyPrivate: boolean;
  /** People are called by their names there, without a sign. */
  byName: boolean;
  api: ReturnType<typeof networkApi>;
  /** The post that an address of this page names. */
  linked(address: string): string | undefined;
}

interface ShownNetwork {
  id: string;
  name: string;
  /** E.g. "/x/:handle/status/:id". */
  postPath: string;
  onlyPrivate?: boolean;
  byName?: boolean;
}

/** In the order of their tabs; the page brings them along. */
export const networks: readonly Network[] = shown().map(
  ({ id, name, postPath, onlyPrivate = false, byName = false }) => {
    const pattern = new RegExp(`^${postPath.replace(':handle', '[^/]+').replace(':id', '(\\d+)')}$`);
    return { id, name, onlyPrivate, byName, api: networkApi(id), linked: (address) => pattern.exec(address)?.[1] };
  },
);

const nowhere: Network = {
  id: '',
  name: '',
  onlyPrivate: false,
  byName: false,
  api: networkApi(''),
  linked: () => undefined,
};

/** The one of that id, or else the first. */
export function networkOf(id: string | undefined): Network {
  return networks.find((one) => one.id === id) ?? networks[0] ?? nowhere;
}

function shown(): ShownNetwork[] {
  return JSON.parse(document.getElementById('networks')?.textContent ?? '[]') as ShownNetwork[];
}

export interface LinkedPost {
  network: string;
  id: string;
}

export function linkedPost(address: string): LinkedPost | undefined {
  for (const { id: network, linked } of networks) {
    const id = linked(decodeURIComponent(address));
    if (id !== undefined) return { network, id };
  }
  return undefined;
}
