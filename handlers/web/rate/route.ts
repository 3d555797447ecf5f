import type { TextKey } from '#core/texts/index.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import { COMMENT_MAX, SCORES, type Rating } from '#core/rating/rating.ts';
import { asTyped } from '#core/visible-text.ts';
import type { WebServices } from '../../context.ts';
import { defineRoute } from '../../define.ts';
import { BodyTooLarge, formFields } from '../body.ts';
import { isFromOurPage, isLanguage, languageOf } from '../guards.ts';
import { CLOSED_HEADERS, pageOf } from '../page.ts';
import { drawRatePage } from './page.ts';
import { questionOf, type Question } from './question.ts';

/** Requests for one link in a minute, and of one address for what is none. */
const A_MINUTE = 60;
const BODY_MAX = 32 * 1024;
const LATER = { 'retry-after': '60' };

type RateServices = Omit<WebServices, 'publicFiles'>;

/** The page where a customer says how our answer was. */
export const rate = defineRoute<RateServices>({
  path: '/rate/:token',
  methods: ['GET', 'POST'],
  limit: BODY_MAX,
  async handle(services, request, { address, params: { token = '' } }) {
    const question = await questionOf(services, token);
    const who = question.kind === 'unknown' ? address : question.rating.id;
    if (await services.limits.isTooMuch('rate', who, A_MINUTE))
      return show(services, request, question, { status: 429, key: 'rating.page.busy', headers: LATER });
    if (request.method !== 'POST') return show(services, request, question);
    let fields: URLSearchParams;
    try {
      fields = await formFields(request, BODY_MAX);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      return show(services, request, question, { status: 413, key: 'rating.page.long' });
    }
    return take(services, request, question, { fields, token });
  },
});

async function take(
  services: RateServices,
  request: Request,
  question: Question,
  { fields, token }: { fields: URLSearchParams; token: string },
): Promise<Response> {
  const typed = asTyped(fields.get('comment') ?? '').trim();
  if (question.kind === 'unknown' || question.kind === 'expired' || question.kind === 'done')
    return show(services, request, question);
  if (!isFromOurPage(request, services.publicUrl))
    return show(services, request, question, { status: 403, key: 'rating.page.elsewhere', typed });
  if (fields.has('score')) {
    const score = SCORES.find((each) => String(each) === fields.get('score'));
    if (score === undefined) return show(services, request, question, { status: 422, key: 'rating.page.choose' });
    await move(services, question.rating, { move: 'rate', score, messageId: null });
  } else if (question.kind === 'open') {
    return show(services, request, question, { status: 422, key: 'rating.page.choose' });
  } else {
    if ([...typed].length > COMMENT_MAX)
      return show(services, request, question, { status: 422, key: 'rating.page.long', typed });
    if (typed !== '') await move(services, question.rating, { move: 'comment-rating', comment: typed });
  }
  // A reload of what follows sends nothing again.
  const lang = new URL(request.url).searchParams.get('lang');
  const location = `/rate/${token}${isLanguage(lang) ? `?lang=${lang}` : ''}`;
  return new Response(null, { status: 303, headers: { ...CLOSED_HEADERS, location } });
}

async function move({ store, clock }: RateServices, { ticketId, authorId: id }: Rating, made: Move): Promise<void> {
  await store.tickets.move({ ticketId, move: made, by: { kind: 'customer', id }, at: clock.now() });
}

interface RatingAnswer {
  status: number;
  key: TextKey;
  typed?: string;
  headers?: Record<string, string>;
}

function show({ texts, config }: RateServices, request: Request, question: Question, said?: RatingAnswer): Response {
  const asked = question.kind === 'unknown' ? undefined : question.rating.language;
  const language = languageOf(request, isLanguage(asked) ? asked : config.language);
  const problem = said && { key: said.key, typed: said.typed ?? '' };
  const status = { unknown: 404, expired: 410, open: 200, rated: 200, done: 200 }[question.kind];
  return pageOf(drawRatePage({ texts, language, question, problem }), said?.status ?? status, said?.headers);
}
