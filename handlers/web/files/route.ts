import type { Config } from '#core/config/config.ts';
import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import type { Directory } from '../../people/directory.ts';
import { languageOf } from '../guards.ts';
import { CLOSED_HEADERS, drawNotice, pageOf } from '../page.ts';
import type { OpenedFile } from '../public-files.ts';

/** Requests for one file in a minute, and of one address for what is none: a whole company may come through one. */
const A_MINUTE = 600;
/** Pictures are looked at again and again; what is private is not kept on the way. */
const CACHE_SECONDS = 300;

export interface FileServices extends Pick<WebServices, 'texts' | 'log' | 'limits' | 'publicFiles'> {
  config: Pick<Config, 'language'>;
  directory: Pick<Directory, 'privateChannels'>;
}

/** The bytes of a file that stands in a conversation, for whoever was shown its address there. */
export const files = defineRoute<FileServices>({
  path: '/files/:token',
  methods: ['GET'],
  limit: 0,
  async handle(services, request, { address, params: { token = '' } }) {
    const { publicFiles, limits } = services;
    const refuse = (
      status: number,
      key: 'public-files.gone' | 'public-files.busy',
      headers?: Record<string, string>,
    ): Response => {
      const { texts } = services;
      const language = languageOf(request, services.config.language);
      return pageOf(drawNotice({ texts, language, sentence: texts.in(language)(key) }), status, headers);
    };
    const opened = await publicFiles.openFile(token);
    if (await limits.isTooMuch('files', opened ? token : address, A_MINUTE))
      return refuse(429, 'public-files.busy', { 'retry-after': '60' });
    if (opened && !(await mayBeSeen(services, opened))) return refuse(404, 'public-files.gone');
    const bytes = opened && (await publicFiles.files.box.get(opened.sha256));
    // Its type is what the bytes say; what we would not pass on is not here.
    const type = bytes && (await publicFiles.files.typeOf(bytes));
    if (!opened || !bytes || !type) return refuse(404, 'public-files.gone');
    const isPicture = type.kind === 'image' || type.kind === 'gif';
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...CLOSED_HEADERS,
        'content-type': type.mime,
        'content-length': String(bytes.byteLength),
        'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename="${nameOf(opened, type.extension)}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': opened.isPrivate ? 'no-store' : `private, max-age=${CACHE_SECONDS}`,
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  },
});

/** What was written in private stays where only those invited can read, also after its channel was opened to all. */
async function mayBeSeen({ directory }: FileServices, { shown }: OpenedFile): Promise<boolean> {
  return !shown.private || (!shown.hinted && (await directory.privateChannels(shown.surface)).has(shown.channel));
}

/** Ours: one of a stranger's could pretend to be another type. */
function nameOf({ shown }: OpenedFile, extension: string): string {
  return `recado-${shown.place + 1}.${extension}`;
}
