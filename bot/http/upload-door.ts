import express, { type Application, type Request, type Response } from 'express';
import { MAX_FILE_BYTES } from '#core/ports/files.ts';
import { atMost } from '#core/visible-text.ts';
import type { TextKey, TextParams } from '#core/texts/index.ts';
import { CONTENT_SECURITY_POLICY, drawNotice, drawUploadPage } from '../../handlers/web/upload/page.ts';
import { addressOf, closedPage, createCounter, isFromOurPage, isLanguage, languageOf } from './door-rules.ts';
import type { FileDoorParts, KeptBasket, OpenedBasket } from './file-door.ts';
import type { DoorServices } from './files-door.ts';
import { readUpload, type Upload } from './read-upload.ts';

/** Requests for one form in a minute, and of one address for what is none; a person needs a handful. */
const A_MINUTE = 60;
/** Uploads taken in at once: each may hold every file of a form in mind. */
const AT_ONCE = 4;
const MB = 1024 * 1024;
const NAME_MAX = 100;

interface Problem {
  key: TextKey;
  params?: TextParams;
}

/** GET and POST /upload/<token>: the page where a person adds files to a form of a chat that takes none itself. */
export function openUploadDoor(app: Application, services: DoorServices & { publicUrl?: string }, door: FileDoorParts): void {
  const isTooMuch = createCounter(services.clock, A_MINUTE);
  const turns = new Map<string, Promise<unknown>>();
  let under = 0;

  /** One change of a basket after the other. */
  async function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(id) ?? Promise.resolve()).then(work, work);
    turns.set(id, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(id) === mine) turns.delete(id);
    }
  }

  function tell(request: Request, response: Response, status: number, key: TextKey): void {
    response
      .status(status)
      .type('html')
      .send(drawNotice({ texts: services.texts, language: languageOf(request, services.config.language), key }));
  }
  function tellClosed(request: Request, response: Response, { kind }: Exclude<OpenedBasket, { kind: 'open' }>): void {
    tell(request, response, kind === 'unknown' ? 404 : 410, `upload.${kind}`);
  }
  function show(request: Request, response: Response, basket: KeptBasket, { status = 200, problem }: { status?: number; problem?: Problem | undefined } = {}): void {
    const { rules, files } = basket;
    response
      .status(status)
      .type('html')
      .send(drawUploadPage({ texts: services.texts, language: languageOf(request, services.config.language), ...rules, files, ...(problem && { problem }) }));
  }

  const router = express.Router();
  router.use(closedPage(CONTENT_SECURITY_POLICY));

  router.get('/:token', async (request, response) => {
    const { token } = request.params;
    const opened = await door.openBasket(token);
    if (isTooMuch(opened.kind === 'unknown' ? addressOf(request) : token)) return tell(request, response.set('retry-after', '60'), 429, 'file-door.busy');
    if (opened.kind === 'open') show(request, response, opened.basket);
    else tellClosed(request, response, opened);
  });

  router.post('/:token', async (request, response) => {
    const { token } = request.params;
    // Until it is known that it may, nothing is read.
    const leave = (): void => void response.set('connection', 'close').once('finish', () => request.destroy());
    const opened = await door.openBasket(token);
    if (isTooMuch(opened.kind === 'unknown' ? addressOf(request) : token)) {
      leave();
      return tell(request, response.set('retry-after', '60'), 429, 'file-door.busy');
    }
    if (opened.kind !== 'open') {
      leave();
      return tellClosed(request, response, opened);
    }
    const { rules } = opened.basket;
    const most = { files: rules.max + 1, bytes: Math.min(MAX_FILE_BYTES, Math.max(...(rules.kinds ?? []).map(({ maxBytes }) => maxBytes), ...(rules.kinds ? [] : [MAX_FILE_BYTES]))) };
    const refuse = (status: number, problem: Problem): void => {
      leave();
      show(request, response, opened.basket, { status, problem });
    };
    if (!isFromOurPage(request, services.publicUrl)) return refuse(403, { key: 'upload.elsewhere' });
    if (under >= AT_ONCE) return refuse(429, { key: 'file-door.busy' });
    if (Number(request.get('content-length') ?? 0) > (most.files + 1) * MAX_FILE_BYTES) return refuse(413, { key: 'upload.too-many', params: { max: rules.max } });
    under += 1;
    try {
      const upload = await readUpload(request, most);
      const { basket, problem } = await inTurn(opened.id, () => take(token, upload, most.bytes));
      if (basket === undefined) return tell(request, response, 410, 'upload.sent');
      if (problem) return show(request, response, basket, { status: 422, problem });
      // A reload of what follows sends nothing again.
      const { lang } = request.query;
      response.redirect(303, `/upload/${token}${isLanguage(lang) ? `?lang=${lang}` : ''}`);
    } catch (err) {
      services.log.warn({ err }, 'an upload could not be taken');
      refuse(400, { key: 'upload.broken' });
    } finally {
      under -= 1;
    }
  });

  /** What is right of it is kept, whatever is wrong with the rest. */
  async function take(token: string, upload: Upload, mostBytes: number): Promise<{ basket?: KeptBasket; problem?: Problem }> {
    const opened = await door.openBasket(token);
    if (opened.kind !== 'open') return {};
    const gone = upload.fields.get('remove');
    let basket = { ...opened.basket, files: opened.basket.files.filter(({ sha256 }) => sha256 !== gone) };
    let problem: Problem | undefined;
    for (const { name, bytes } of upload.files) {
      const taken = await judge(basket, atMost(name.trim(), NAME_MAX), bytes, mostBytes);
      if ('key' in taken) problem ??= taken;
      else basket = { ...basket, files: [...basket.files.filter(({ sha256 }) => sha256 !== taken.sha256), taken] };
    }
    if (upload.more) problem ??= { key: 'upload.too-many', params: { max: basket.rules.max } };
    if (upload.files.length === 0 && gone === undefined) problem ??= { key: 'upload.nothing' };
    await door.saveBasket(opened.id, basket);
    return { basket, ...(problem && { problem }) };
  }

  /** By the same rules as when the form is sent in, so that nobody is told only then. */
  async function judge({ rules, files }: KeptBasket, name: string, bytes: Uint8Array | undefined, mostBytes: number): Promise<KeptBasket['files'][number] | Problem> {
    const tooLarge = (max: number): Problem => ({ key: 'upload.too-large', params: { name, max: Math.floor(max / MB) } });
    if (bytes === undefined) return tooLarge(mostBytes);
    const type = await door.typeOf(bytes);
    const kindOf = (mime: string): NonNullable<KeptBasket['rules']['kinds']>[number] | undefined => rules.kinds?.find(({ mimes }) => mimes.includes(mime));
    const kind = type && kindOf(type.mime);
    const isTaken = type !== undefined && (rules.kinds ? kind !== undefined : rules.extensions.includes(type.extension));
    if (!isTaken) return { key: 'upload.type', params: { name, extensions: rules.extensions.join(', ') } };
    if (kind && bytes.length > kind.maxBytes) return tooLarge(kind.maxBytes);
    const sha256 = await door.keep(bytes);
    const others = files.filter((file) => file.sha256 !== sha256);
    if (others.length > 0 && (kind?.alone === true || others.some(({ mime }) => kindOf(mime)?.alone === true))) return { key: 'upload.alone' };
    if (others.length >= rules.max) return { key: 'upload.too-many', params: { max: rules.max } };
    return { sha256, name, size: bytes.length, mime: type.mime };
  }

  app.use('/upload', router);
}
