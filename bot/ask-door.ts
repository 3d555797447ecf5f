import express, { type Application, type ErrorRequestHandler, type Request, type Response } from 'express';
import { WORDS_MAX } from '#core/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import type { TextKey } from '#core/texts/index.ts';
import { answerLink, lookAtLink, type LinkState } from '../handlers/ask/link.ts';
import { CONTENT_SECURITY_POLICY, drawAskPage } from '../handlers/ask/page.ts';
import type { Services } from '../handlers/context.ts';
import { addressOf, closedPage, createCounter, isFromOurPage, isLanguage, languageOf } from './door-rules.ts';

/** Requests that one address may make in a minute; a person needs a handful. */
const A_MINUTE = 60;
/** Three thousand characters, each at its longest, written for a form. */
const BODY_MAX = '64kb';

const STATUS: Readonly<Record<LinkState['kind'], number>> = { open: 200, answered: 200, used: 200, withdrawn: 410, expired: 410, unknown: 404 };

/** GET and POST /ask/<token>: the page where somebody without a chat account answers one question. */
export function openAskDoor(app: Application, services: Services): void {
  const isTooMuch = createCounter(services.clock, A_MINUTE);

  function show(request: Request, response: Response, answer: { state: LinkState; status?: number; problem?: { key: TextKey; typed: string } }): void {
    const { state, status = STATUS[state.kind], problem } = answer;
    const theirs = state.kind === 'unknown' ? undefined : state.delegation.language;
    const language = languageOf(request, isLanguage(theirs) ? theirs : services.config.language);
    response
      .status(status)
      .type('html')
      .send(drawAskPage({ texts: services.texts, language, timeZone: services.config.timeZone, state, ...(problem && { problem }) }));
  }

  const router = express.Router();
  router.use(closedPage(CONTENT_SECURITY_POLICY), (request, response, next) => {
    if (isTooMuch(addressOf(request))) return show(request, response.set('retry-after', '60'), { state: { kind: 'unknown' }, status: 429, problem: { key: 'ask.busy', typed: '' } });
    next();
  });

  router.get('/:token', async (request, response) => show(request, response, { state: await lookAtLink(services, request.params.token) }));

  router.post('/:token', express.urlencoded({ extended: false, limit: BODY_MAX, parameterLimit: 10 }), async (request, response) => {
    const { token } = request.params;
    const body: unknown = request.body;
    const typed = answerIn(body).replaceAll('\r\n', '\n').trim();
    const before = await lookAtLink(services, token);
    const refuse = (status: number, key: TextKey): void => show(request, response, { state: before, status, problem: { key, typed } });
    if (before.kind !== 'open') return show(request, response, { state: before });
    if (!isFromOurPage(request, services.publicUrl)) return refuse(403, 'ask.elsewhere');
    if ([...typed].length > WORDS_MAX) return refuse(422, 'ask.long');
    try {
      await answerLink(services, token, typed);
    } catch (error) {
      if (!(error instanceof RecadoError) || error.code !== 'delegation.no-answer') throw error;
      return refuse(422, 'ask.empty');
    }
    // A reload of what follows sends nothing again.
    const { lang } = request.query;
    response.redirect(303, `/ask/${token}${isLanguage(lang) ? `?lang=${lang}` : ''}`);
  });

  const tooLong: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (!(error instanceof Error) || !('type' in error) || error.type !== 'entity.too.large') return next(error);
    show(request, response, { state: { kind: 'unknown' }, status: 413, problem: { key: 'ask.long', typed: '' } });
  };
  router.use(tooLong);
  app.use('/ask', router);
}

function answerIn(body: unknown): string {
  const answer: unknown = typeof body === 'object' && body !== null && 'answer' in body ? body.answer : '';
  return typeof answer === 'string' ? answer : '';
}
