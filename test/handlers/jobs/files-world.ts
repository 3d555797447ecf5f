/** Files of our own ports, in memory: what was fetched, kept, shown and uploaded. */

import { createHash } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import type { Fetched, Files } from '#core/ports/files.ts';
import type { NetworkConnection, OutgoingFile } from '#core/ports/network.ts';
import type { SurfaceFiles } from '#core/ports/surface.ts';
import { typeOf } from '../../../adapters/media/type.ts';
import type { Services } from '../../../handlers/context.ts';
import { png } from '../../support/pictures.ts';
import type { Rig } from './rig.ts';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Shown {
  channel: string;
  thread: string;
  name: string;
  title: string;
  ref: string;
  bytes: Uint8Array;
}

/** Files of our own ports, in memory. */
export interface World {
  services: Services;
  shown: Shown[];
  fetched: string[];
  /** What the next fetches come to; then the picture. */
  answers: Fetched[];
  kept: Map<string, Uint8Array>;
  /** Since when what was not used was to go. */
  forgot: Date[];
  given: Map<string, Uint8Array>;
  /** Thrown by the next shows, one each. */
  troubles: { when: 'before' | 'begun' | 'after'; error: Error }[];
  uploads: { file: OutgoingFile; isPrivate: boolean }[];
  uploadEnds: Exclude<Awaited<ReturnType<NonNullable<NetworkConnection['upload']>>>, { kind: 'ready' }>[];
}

export function createWorld(rig: Rig): World {
  const kept = new Map<string, Uint8Array>();
  const made: World = {
    services: rig.services,
    shown: [],
    fetched: [],
    answers: [],
    kept,
    forgot: [],
    given: new Map(),
    troubles: [],
    uploads: [],
    uploadEnds: [],
  };
  const files: Files = {
    isKept: true,
    async fetch(address) {
      made.fetched.push(address);
      return (
        made.answers.shift() ?? {
          kind: 'taken',
          bytes: png,
          type: { mime: 'image/png', extension: 'png', kind: 'image' },
        }
      );
    },
    typeOf,
    box: {
      put: async (bytes) => {
        kept.set(hashOf(bytes), bytes);
        return hashOf(bytes);
      },
      get: async (sha256) => kept.get(sha256),
      remove: async (sha256) => void kept.delete(sha256),
      forget: async (before) => {
        made.forgot.push(before);
        return 1;
      },
    },
  };
  const chat: SurfaceFiles = {
    async show({ channel, thread, name, title, bytes }, begun) {
      const trouble = made.troubles.shift();
      if (trouble?.when === 'before') throw trouble.error;
      const ref = `F${made.shown.length}${Math.random()}`;
      await begun(ref);
      if (trouble?.when === 'begun') throw trouble.error;
      made.shown.push({ channel, thread, name, title, bytes, ref });
      if (trouble) throw trouble.error;
    },
    find: async ({ ref }) => made.shown.some((each) => each.ref === ref),
    remove: async (ref) => void (made.shown = made.shown.filter((each) => each.ref !== ref)),
    async read(ref) {
      const bytes = made.given.get(ref);
      if (!bytes) throw new RecadoError('file.unreadable');
      return bytes;
    },
  };
  const connection: NetworkConnection = {
    ...rig.network.connection,
    async upload(file, { isPrivate }) {
      made.uploads.push({ file, isPrivate });
      return made.uploadEnds.shift() ?? { kind: 'ready', id: `m${made.uploads.length}` };
    },
  };
  const surfaces = new Map([['slack', { ...rig.chat.surface, files: chat }]]);
  made.services = { ...rig.services, files, surfaces, networks: new Map([['alba-x', connection]]) };
  return made;
}
