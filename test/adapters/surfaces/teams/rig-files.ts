import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Application } from 'express';
import { systemClock } from '#core/ports/clock.ts';
import type { PublicFiles } from '#core/ports/public-files.ts';
import type { Log } from '#core/ports/log.ts';
import { createFiles } from '../../../../adapters/media/index.ts';
import { readUpload } from '../../../../adapters/media/read-upload.ts';
import { mountRoutes } from '../../../../bot/http/bridge.ts';
import { createRequestLimits } from '../../../../bot/http/request-limits.ts';
import { files } from '../../../../handlers/web/files/route.ts';
import { createPublicFiles } from '../../../../handlers/web/public-files.ts';
import { upload } from '../../../../handlers/web/upload/route.ts';
import { createTexts } from '../../../../bot/build/texts.ts';
import type { FilesRig } from '../../../contracts/surface-rig.ts';
import { every, wordsOfCard } from '../../../support/adaptive-card.ts';
import { addFiles } from '../../../support/teams/upload.ts';
import { mapMemory } from '../../../support/map-memory.ts';

/** Addresses for files as the bot has them, for conversations that are all open. */
export function openPublicFiles(app: Application, base: string, log: Log): { publicFiles: PublicFiles; clear(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-files-'));
  const publicFiles = createPublicFiles({
    base,
    secret: 'a-secret-of-this-test-that-is-long-enough-for-it',
    memory: mapMemory(),
    files: createFiles({ folder }),
    readUpload,
    shownAs: async () => ({ private: false, hinted: false, place: 0, surface: 'teams', channel: 'any' }),
    clock: systemClock,
  });
  const services = {
    publicFiles,
    publicUrl: base,
    limits: createRequestLimits({ clock: systemClock }),
    texts: createTexts('es'),
    log,
    config: { language: 'es' as const },
    directory: { privateChannels: async () => new Set<string>() },
  };
  mountRoutes(app, [files, upload], services, log);
  return { publicFiles, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** People's hands: they look at what the cards of a thread show, and add files where a form leads. */
export function createHands({
  base,
  cardsIn,
  cardBefore,
}: {
  base: string;
  cardsIn(channel: string, thread: string): unknown[];
  cardBefore(user: string): unknown;
}): FilesRig {
  return {
    async shown(channel, thread) {
      const shown: { name: string; title: string; bytes: Uint8Array }[] = [];
      for (const card of cardsIn(channel, thread)) {
        const address = addressesIn(card).find((url) => url.startsWith(`${base}/files/`));
        if (address === undefined) continue;
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
        const [, name = ''] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
        shown.push({ name, title: wordsOfCard(card).split('\n')[0] ?? '', bytes: await answer.bytes() });
      }
      return shown;
    },
    async choose(user, chosen) {
      const address = addressesIn(cardBefore(user)).find((url) => url.startsWith(`${base}/upload/`));
      if (address === undefined) throw new Error('the form takes no files');
      const { status, page } = await addFiles(address, chosen);
      if (status !== 303) throw new Error(page);
      return chosen.map(({ name }) => name).join('\n');
    },
  };
}

/** Where the pictures of a card come from and its buttons lead. */
function addressesIn(card: unknown): string[] {
  return every(card, ({ type }) => type === 'Image' || type === 'Action.OpenUrl').flatMap(({ url }) =>
    typeof url === 'string' ? [url] : [],
  );
}
