import { RecadoError } from '#core/errors.ts';
import { WORDS_MAX } from '#core/ticket/delegation.ts';
import type { TextKey } from '#core/texts/index.ts';
import { asTyped } from '#core/visible-text.ts';
import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { BodyTooLarge, formFields } from '../body.ts';
import { chosenLanguage, isFromOurPage, isLanguage, languageOf, onlyOne } from '../guards.ts';
import { CLOSED_HEADERS, pageOf } from '../page.ts';
import { answerLink, lookAtLink, type LinkState } from './link.ts';
import { drawAskPage } from './page.ts';

/** Requests for one link in a minute, and of one address for what is none: behind a proxy everybody comes from one. A person needs a handful. */
const A_MINUTE = 60;
/** Three thousand characters, each at its longest, written for a form. */
const BODY_MAX = 64 * 1024;
const LATER = { 'retry-after': '60' };

const STATUS: Readonly<Record<LinkState['kind'], number>> = {
  open: 200,
  answered: 200,
  used: 200,
  withdrawn: 410,
  expired: 410,
  unknown: 404,
};

interface PageState {
  state: LinkState;
  status?: number;
  problem?: { key: TextKey; typed: string };
  headers?: Record<string, string>;
}

type ExpertServices = Omit<WebServices, 'publicFiles'>;

/** The page where somebody without a chat account answers one question. */
export const expertAnswer = defineRoute<ExpertServices>({
  path: '/ask/:token',
  methods: ['GET', 'POST'],
  limit: BODY_MAX,
  async handle(services, request, { address, params: { token = '' } }) {
    if (request.method === 'POST') return post(services, request, { address, token });
    const state = await lookAtLink(services, token);
    if (await isBusy(services, address, state))
      return show(services, request, { state, status: 429, problem: { key: 'ask.busy', typed: '' }, headers: LATER });
    return show(services, request, { state });
  },
});

async function post(
  services: ExpertServices,
  request: Request,
  { address, token }: { address: string; token: string },
): Promise<Response> {
  let fields: URLSearchParams;
  try {
    fields = await formFields(request, BODY_MAX);
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    return show(services, request, {
      state: { kind: 'unknown' },
      status: 413,
      problem: { key: 'ask.long', typed: '' },
    });
  }
  const [answer = '', ...more] = fields.getAll('answer');
  const typed = more.length > 0 ? '' : asTyped(answer).trim();
  const before = await lookAtLink(services, token);
  // Whatever stands in the way, what she wrote stays in front of her.
  const refuse = (status: number, key: TextKey, state = before, headers: Record<string, string> = {}): Response =>
    show(services, request, { state, status, problem: { key, typed }, headers });
  const unsaved = (state: LinkState): Response =>
    typed === ''
      ? show(services, request, { state })
      : refuse(state.kind === 'answered' || state.kind === 'used' ? 409 : STATUS[state.kind], 'ask.unsaved', state);
  const thank = (id: string): Response => {
    const language = chosenLanguage(request);
    // A reload of what follows sends nothing again; only whoever gave the answer is thanked for it.
    return new Response(null, {
      status: 303,
      headers: {
        ...CLOSED_HEADERS,
        location: `/ask/${token}?mine=${id}${language === undefined ? '' : `&lang=${language}`}`,
      },
    });
  };
  if (await isBusy(services, address, before)) return refuse(429, 'ask.busy', before, LATER);
  if (before.kind !== 'unknown' && !isFromOurPage(request, services.publicUrl)) return refuse(403, 'ask.elsewhere');
  const again = idOfAnswer(before, typed);
  if (again !== undefined) return thank(again);
  if (before.kind !== 'open') return unsaved(before);
  if ([...typed].length > WORDS_MAX) return refuse(422, 'ask.long');
  try {
    const after = await answerLink(services, token, typed);
    const taken = idOfAnswer(after, typed);
    return taken === undefined ? unsaved(after) : thank(taken);
  } catch (error) {
    if (!(error instanceof RecadoError) || error.code !== 'delegation.no-answer') throw error;
    return refuse(422, 'ask.empty');
  }
}

function show(
  { texts, config }: ExpertServices,
  request: Request,
  { state, status = STATUS[state.kind], problem, headers }: PageState,
): Response {
  const theirs = state.kind === 'unknown' ? undefined : state.delegation.language;
  const language = languageOf(request, isLanguage(theirs) ? theirs : config.language);
  const mine = onlyOne(request, 'mine');
  return pageOf(
    drawAskPage({
      texts,
      language,
      timeZone: config.timeZone,
      state,
      mine,
      problem,
    }),
    status,
    headers,
  );
}

/** Links are counted one by one, so that nobody who tries addresses keeps somebody else from hers. */
function isBusy({ limits }: ExpertServices, address: string, state: LinkState): Promise<boolean> {
  return limits.isTooMuch('ask', state.kind === 'unknown' ? address : `link ${state.delegation.id}`, A_MINUTE);
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
