import express, { type Application, type ErrorRequestHandler, type Request, type Response } from 'express';
import { WORDS_MAX } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import { asTyped } from '#core/visible-text.ts';
import type { TextKey } from '#core/texts/index.ts';
import { answerLink, lookAtLink, type LinkState } from '../../handlers/web/expert-answer/link.ts';
import { CONTENT_SECURITY_POLICY, drawAskPage } from '../../handlers/web/expert-answer/page.ts';
import type { Services } from '../../handlers/context.ts';
import { addressOf, closedPage, createCounter, isFromOurPage, isLanguage, languageOf } from './door-rules.ts';

/** Requests for one link in a minute, and of one address for what is none: behind a proxy everybody comes from one. A person needs a handful. */
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
    const { mine } = request.query;
    response
      .status(status)
      .type('html')
      .send(drawAskPage({ texts: services.texts, language, timeZone: services.config.timeZone, state, ...(typeof mine === 'string' && { mine }), ...(problem && { problem }) }));
  }

  /** Links are counted one by one, so that nobody who tries addresses keeps somebody else from hers. */
  function isBusy(request: Request, state: LinkState): boolean {
    return isTooMuch(state.kind === 'unknown' ? addressOf(request) : `link ${state.delegation.id}`);
  }

  const router = express.Router();
  router.use(closedPage(CONTENT_SECURITY_POLICY));

  router.get('/:token', async (request, response) => {
    const state = await lookAtLink(services, request.params.token);
    if (isBusy(request, state)) return show(request, response.set('retry-after', '60'), { state, status: 429, problem: { key: 'ask.busy', typed: '' } });
    show(request, response, { state });
  });

  router.post('/:token', express.urlencoded({ extended: false, limit: BODY_MAX, parameterLimit: 10 }), async (request, response) => {
    const { token } = request.params;
    const body: unknown = request.body;
    const typed = asTyped(answerIn(body)).trim();
    const before = await lookAtLink(services, token);
    // Whatever stands in the way, what she wrote stays in front of her.
    const refuse = (status: number, key: TextKey, state = before): void => show(request, response, { state, status, problem: { key, typed } });
    const unsaved = (state: LinkState): void =>
      typed === '' ? show(request, response, { state }) : refuse(state.kind === 'answered' || state.kind === 'used' ? 409 : STATUS[state.kind], 'ask.unsaved', state);
    const thank = (id: string): void => {
      const { lang } = request.query;
      // A reload of what follows sends nothing again; only whoever gave the answer is thanked for it.
      response.redirect(303, `/ask/${token}?mine=${id}${isLanguage(lang) ? `&lang=${lang}` : ''}`);
    };
    if (isBusy(request, before)) {
      response.set('retry-after', '60');
      return refuse(429, 'ask.busy');
    }
    if (before.kind !== 'unknown' && !isFromOurPage(request, services.publicUrl)) return refuse(403, 'ask.elsewhere');
    const again = idOfAnswer(before, typed);
    if (again !== undefined) return thank(again);
    if (before.kind !== 'open') return unsaved(before);
    if ([...typed].length > WORDS_MAX) return refuse(422, 'ask.long');
    try {
      const after = await answerLink(services, token, typed);
      const taken = idOfAnswer(after, typed);
      if (taken === undefined) unsaved(after);
      else thank(taken);
    } catch (error) {
      if (!(error instanceof RecadoError) || error.code !== 'delegation.no-answer') throw error;
      refuse(422, 'ask.empty');
    }
  });

  const tooLong: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (!(error instanceof Error) || !('type' in error) || error.type !== 'entity.too.large') return next(error);
    show(request, response, { state: { kind: 'unknown' }, status: 413, problem: { key: 'ask.long', typed: '' } });
  };
  router.use(tooLong);
  app.use('/ask', router);
}

/** Where the link has these words already, sent twice or a moment ago: the id of that answer. */
function idOfAnswer(state: LinkState, typed: string): string | undefined {
  if (state.kind !== 'answered' && state.kind !== 'used') return undefined;
  const answer = state.delegation.answers[0];
  return answer && words(answer.text) === words(typed) ? answer.id : undefined;
}

/** What a text says, without signs that are not kept. */
function words(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim();
}

function answerIn(body: unknown): string {
  const answer: unknown = typeof body === 'object' && body !== null && 'answer' in body ? body.answer : '';
  return typeof answer === 'string' ? answer : '';
}
