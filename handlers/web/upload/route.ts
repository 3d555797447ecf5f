import type { Config } from '#core/config/config.ts';
import { MAX_FILE_BYTES } from '#core/ports/files.ts';
import type { TextKey } from '#core/texts/index.ts';
import type { WebServices } from '../../context.ts';
import { defineRoute, type Visit } from '../../define.ts';
import { atMostBytes, BodyTooLarge } from '../body.ts';
import { chosenLanguage, isFromOurPage, languageOf } from '../guards.ts';
import type { Html } from '../html.ts';
import { CLOSED_HEADERS, drawNotice, pageOf } from '../page.ts';
import type { KeptUpload, OpenedUpload, OpenPublicFiles } from '../public-files.ts';
import { takeUpload, type Problem } from './judge.ts';
import { drawUploadPage } from './page.ts';

/** Requests for one form in a minute, and of one address for what is none; a person needs a handful. */
const A_MINUTE = 60;
/** Files in one form that any network takes, and some more, so that whoever chose too many is told. */
const MOST_FILES = 12;
const LATER = { 'retry-after': '60' };

interface UploadServices extends Pick<WebServices, 'texts' | 'log' | 'limits' | 'publicFiles' | 'publicUrl'> {
  config: Pick<Config, 'language'>;
}

/** The page where a person adds files to a form of a chat that takes none itself. */
export const upload = defineRoute<UploadServices>({
  path: '/upload/:token',
  methods: ['GET', 'POST'],
  limit: MOST_FILES * MAX_FILE_BYTES,
  async handle(services, request, visit) {
    const { publicFiles, limits } = services;
    const { token = '' } = visit.params;
    const opened: OpenedUpload = await publicFiles.openUpload(token);
    // Until it is known that it may, nothing is read.
    if (await limits.isTooMuch('upload', opened.kind === 'unknown' ? visit.address : token, A_MINUTE))
      return pageOf(notice(services, request, 'public-files.busy'), 429, LATER);
    if (opened.kind !== 'open')
      return pageOf(notice(services, request, `upload.${opened.kind}`), opened.kind === 'unknown' ? 404 : 410);
    if (request.method !== 'POST') return pageOf(form(services, request, opened.pending));
    return take({ services, publicFiles, request, visit, pending: opened.pending });
  },
});

interface Taken {
  services: UploadServices;
  publicFiles: OpenPublicFiles;
  request: Request;
  visit: Visit;
  pending: KeptUpload;
}

async function take({ services, publicFiles, request, visit, pending }: Taken): Promise<Response> {
  const { token = '' } = visit.params;
  const { rules } = pending;
  const refuse = (status: number, problem: Problem, now = pending): Response =>
    pageOf(form(services, request, now, problem), status);
  const tooMany: Problem = { key: 'upload.too-many', params: { max: rules.max } };
  if (!isFromOurPage(request, services.publicUrl)) return refuse(403, { key: 'upload.elsewhere' });
  using turn = publicFiles.uploadTurn();
  if (turn === undefined) return refuse(429, { key: 'public-files.busy' });
  const most = {
    files: rules.max + 1,
    bytes: Math.min(
      MAX_FILE_BYTES,
      Math.max(...(rules.kinds ?? []).map(({ maxBytes }) => maxBytes), ...(rules.kinds ? [] : [MAX_FILE_BYTES])),
    ),
  };
  const body =
    request.body &&
    atMostBytes(request.body, (most.files + 1) * MAX_FILE_BYTES, Number(request.headers.get('content-length') ?? 0));
  try {
    const form = await publicFiles.readUpload({ type: request.headers.get('content-type') ?? '', body }, most);
    const changed = await publicFiles.changeUpload(token, (now) => takeUpload(publicFiles, now, form, most.bytes));
    if (changed === undefined) return pageOf(notice(services, request, 'upload.sent'), 410);
    if (changed.result) return refuse(422, changed.result, changed.pending);
  } catch (err) {
    if (err instanceof BodyTooLarge) return refuse(413, tooMany);
    services.log.warn({ err }, 'an upload could not be taken');
    return refuse(400, { key: 'upload.broken' });
  }
  // A reload of what follows sends nothing again.
  const language = chosenLanguage(request);
  return new Response(null, {
    status: 303,
    headers: { ...CLOSED_HEADERS, location: `/upload/${token}${language === undefined ? '' : `?lang=${language}`}` },
  });
}

function notice({ texts, config }: UploadServices, request: Request, key: TextKey): Html {
  const language = languageOf(request, config.language);
  return drawNotice({ texts, language, sentence: texts.in(language)(key) });
}

function form(
  { texts, config }: UploadServices,
  request: Request,
  { rules, files }: KeptUpload,
  problem?: Problem,
): Html {
  return drawUploadPage({
    texts,
    language: languageOf(request, config.language),
    ...rules,
    files,
    problem,
  });
}
