import type { Application, RequestHandler } from 'express';
import express from 'express';
import type { Config } from '#core/config/config.ts';
import type { Services } from '../../handlers/context.ts';
import type { Directory } from '../../handlers/people/directory.ts';
import { CONTENT_SECURITY_POLICY, drawNotice } from '../../handlers/web/upload/page.ts';
import { addressOf, closedPage, createCounter, languageOf } from './door-rules.ts';
import type { FileDoorParts, OpenedFile } from './file-door.ts';

/** Requests for one file in a minute, and of one address for what is none: a whole company may come through one. */
const A_MINUTE = 600;
/** Pictures are looked at again and again; what is private is not kept on the way. */
const CACHE_SECONDS = 300;

export interface DoorServices extends Pick<Services, 'clock' | 'texts' | 'log'> {
  config: Pick<Config, 'language'>;
  directory: Pick<Directory, 'privateChannels'>;
}

/** GET /files/<token>: the bytes of a file that stands in a conversation, for whoever was shown its address there. */
export function openFilesDoor(app: Application, services: DoorServices, door: FileDoorParts): void {
  const isTooMuch = createCounter(services.clock, A_MINUTE);

  const give: RequestHandler<{ token: string }> = async (request, response) => {
    const refuse = (status: number, key: 'file-door.gone' | 'file-door.busy'): void =>
      void response
        .status(status)
        .type('html')
        .send(drawNotice({ texts: services.texts, language: languageOf(request, services.config.language), key }));
    const opened = await door.openFile(request.params.token);
    if (isTooMuch(opened ? request.params.token : addressOf(request))) {
      response.set('retry-after', '60');
      return refuse(429, 'file-door.busy');
    }
    if (opened && !(await mayBeSeen(services, opened))) return refuse(404, 'file-door.gone');
    const bytes = opened && (await door.files.box.get(opened.sha256));
    // Its type is what the bytes say; what we would not pass on is not here.
    const type = bytes && (await door.files.typeOf(bytes));
    if (!opened || !bytes || !type) return refuse(404, 'file-door.gone');
    const isPicture = type.kind === 'image' || type.kind === 'gif';
    response
      .status(200)
      .set({
        'content-type': type.mime,
        'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename="${nameOf(opened, type.extension)}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': opened.isPrivate ? 'no-store' : `private, max-age=${CACHE_SECONDS}`,
        'cross-origin-resource-policy': 'cross-origin',
      })
      .end(bytes);
  };

  const router = express.Router();
  router.use(closedPage(CONTENT_SECURITY_POLICY));
  router.get('/:token', give);
  app.use('/files', router);
}

/** What was written in private stays where only those invited can read, also after its channel was opened to all. */
async function mayBeSeen({ directory }: DoorServices, { shown }: OpenedFile): Promise<boolean> {
  return !shown.private || (!shown.hinted && (await directory.privateChannels(shown.surface)).has(shown.channel));
}

/** Ours: one of a stranger's could pretend to be another type. */
function nameOf({ shown }: OpenedFile, extension: string): string {
  return `recado-${shown.place + 1}.${extension}`;
}
