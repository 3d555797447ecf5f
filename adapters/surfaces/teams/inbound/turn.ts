import type { Card, Inline } from '#core/card.ts';
import type { Form, FormField } from '#core/form.ts';
import type { Respond, SurfaceUser, SurfaceWord } from '#core/ports/surface.ts';
import { isVisible } from '#core/visible-text.ts';
import { SURFACE } from './activity.ts';
import { openUploads } from './pending-uploads.ts';
import { asMessage } from '../drawing/card.ts';
import type { How, ReplyAddress } from './click.ts';
import type { AdaptiveCard } from '../drawing/elements.ts';
import { drawForm } from '../drawing/form.ts';
import type { At, Mode } from './form-state.ts';
import { clean, LIMIT } from '../drawing/limits.ts';
import { toPlain } from '../drawing/rich.ts';
import { postCard, redrawn } from '../drawing/draw-card.ts';
import type { OpenForm } from '../service/open-forms.ts';
import type { View } from '../service/views.ts';
import { within } from '../service/views.ts';
import type { TeamsContext } from '../context.ts';

export type SpokenText = string | Inline[];
export type Words = (key: SurfaceWord, params?: Record<string, string>) => string;

/** Suggestions for a form that stands in a card are asked for before it is shown, and must not keep it long. */
const SUGGEST_MS = 1_000;

interface Person {
  locale: string;
  zone: string;
}

/** Who acted, in whose words and hours she is answered: those in which the handlers speak to her, so that a form has one language. */
async function personOf(context: TeamsContext, { userId, locale, zone }: ReplyAddress): Promise<Person> {
  try {
    const known = await context.user(userId);
    return {
      locale: known?.locale || locale || context.language,
      zone: known?.timeZone || zone || context.timeZone,
    };
  } catch (err) {
    context.log.warn({ err }, 'the language of a person could not be read');
    return { locale: locale ?? context.language, zone: zone ?? context.timeZone };
  }
}

/** Words that pass by: short, of one line, with nothing in them to press. */
export function asToast(said: SpokenText): string | undefined {
  const plain = typeof said === 'string' ? clean(said) : toPlain(said);
  return plain !== undefined && plain.length <= LIMIT.toast && !plain.includes('\n') && isVisible(plain)
    ? plain
    : undefined;
}

function asCard(said: SpokenText): Card {
  const inlines: Inline[] = typeof said === 'string' ? [{ kind: 'text', text: said }] : said;
  const fallback = inlines
    .map((inline) => (inline.kind === 'time' ? '' : inline.kind === 'person' ? inline.person.name : inline.text))
    .join('');
  return { fallback, blocks: [{ kind: 'line', inlines }] };
}

/**
 * One thing that a person did, and everything that is answered to it: what comes until the answer is given goes into it, what comes
 * later to her personal chat. Each word reaches her one way, once.
 */
export interface Turn {
  readonly context: TeamsContext;
  readonly how: How;
  readonly replyTo: ReplyAddress;
  readonly respond: Respond;
  /** She went meanwhile into a form in the card that she pressed: a card in answer to this would take it from her. */
  isElsewhere(): boolean;
  words(): Promise<Words>;
  /** Draws a form as it would stand under this id. */
  draw(
    form: Form,
    view: { id: string; mode: Mode; at?: At | undefined },
  ): Promise<Pick<View, 'title' | 'content' | 'tall'>>;
  /** From now on nothing goes into the answer. Gives what was kept for it. */
  close(answeredWith?: string): {
    said: SpokenText[];
    view?: string;
    isFilled: boolean;
    drawn?: AdaptiveCard | undefined;
    toldInChat: boolean;
  };
  /** The card drawn while this goes on, or shortly after. */
  drawnWithin(ms: number): Promise<AdaptiveCard | undefined>;
  tellInChat(said: SpokenText): Promise<void>;
}

interface Began {
  how: How;
  replyTo: ReplyAddress;
  /** The message that she pressed, or that her form was opened from. */
  at?: At | undefined;
  /** The form she pressed in. */
  under?: string | undefined;
  /** Stands for the form that may come of it. */
  coming?: string | undefined;
}

export function createTurn(context: TeamsContext, { how, replyTo, at, under, coming }: Began): Turn {
  const { views, clock, log } = context;
  const { userId } = replyTo;
  const mode: Mode = how === 'card' || how === 'chat' ? 'card' : 'dialog';
  const message = at?.ts === undefined ? undefined : { channel: at.channel, ts: at.ts };
  /** What she pressed in stands in this card: what answers her stands there too. */
  const pressedIn = how === 'card' ? replyTo.message : undefined;
  const began = context.openForms.moment();
  /** Forms that this brings: until it is answered she sees none of them. */
  const own = new Set(coming === undefined ? [] : [coming]);

  let isClosed = how === 'chat';
  let answeredWith: string | undefined;
  const said: SpokenText[] = [];
  let toldInChat = false;
  let view: string | undefined;
  let isFilled = false;
  let drawn: AdaptiveCard | undefined;
  let noteDrawn = (): void => undefined;
  const whenDrawn = new Promise<void>((resolve) => (noteDrawn = resolve));

  let known: Promise<Person> | undefined;
  const person = (): Promise<Person> => (known ??= personOf(context, replyTo));
  async function words(): Promise<Words> {
    const { locale } = await person();
    return (key, params) => context.handlers()?.words(locale, key, params) ?? '';
  }

  async function tellInChat(words: SpokenText): Promise<void> {
    toldInChat = true;
    await postCard(context, { channel: await context.direct(userId) }, asCard(words));
  }

  async function suggestionsFor(form: Form): Promise<Record<string, { value: string; label: string }[]>> {
    const suggest = context.handlers()?.onSuggest;
    const fields = form.blocks.flatMap((block) =>
      block.kind === 'field' && block.field.kind === 'tags' ? [block.field] : [],
    );
    const found: Record<string, { value: string; label: string }[]> = {};
    const ask = async (field: FormField): Promise<void> => {
      try {
        found[field.name] =
          (await suggest?.({
            surface: SURFACE,
            userId,
            action: form.action,
            field: field.name,
            query: '',
            meta: form.meta,
          })) ?? [];
      } catch (err) {
        log.warn({ err, field: field.name }, 'nothing could be suggested');
      }
    };
    await within(Promise.all(fields.map(ask)), SUGGEST_MS);
    return { ...found };
  }

  /** Whom a form offers; whoever stands in it already is there by name, also where no team of ours has her. */
  async function peopleFor(form: Form, where: At | undefined): Promise<SurfaceUser[]> {
    const fields = form.blocks.flatMap((block) =>
      block.kind === 'field' && block.field.kind === 'person' ? [block.field] : [],
    );
    if (fields.length === 0) return [];
    const people = await context.people(where?.channel.startsWith('19:') === true ? where.channel : undefined);
    const missing = fields.flatMap(({ initial }) =>
      initial === undefined || people.some(({ id }) => id === initial) ? [] : [initial],
    );
    const others = await Promise.all(missing.map((id) => context.user(id)));
    return [...people, ...others.filter((one) => one !== undefined)];
  }

  async function draw(
    form: Form,
    about: { id: string; mode: Mode; at?: At | undefined },
  ): Promise<Pick<View, 'title' | 'content' | 'tall'>> {
    const [{ zone }, say, people, suggested, uploads] = await Promise.all([
      person(),
      words(),
      peopleFor(form, about.at),
      about.mode === 'card' ? suggestionsFor(form) : {},
      openUploads(context, userId, form),
    ]);
    return drawForm(form, {
      mode: about.mode,
      view: about.id,
      at: about.at,
      now: clock.now(),
      zone,
      words: say,
      people,
      suggested,
      uploads,
    });
  }

  /** Her screen shows something else by now: behind its own button where it has one, else as a message to her. */
  async function bringLate(late: View): Promise<void> {
    if (answeredWith === undefined) {
      const channel = await context.direct(userId);
      const { ts } = await context.send({ channel }, asMessage(late.content, late.title));
      await views.put({ ...late, message: { channel, ts } });
      return;
    }
    const shown = await views.get(answeredWith, userId);
    if (shown === undefined) log.info({ user: userId }, 'a form was closed before it was opened');
    else await views.put({ ...shown, next: late.id });
  }

  async function open(form: Form): ReturnType<Respond['open']> {
    const id = views.newId();
    const canAnswer = !isClosed || answeredWith !== undefined;
    const about = { id, mode: canAnswer ? mode : ('card' as const), at };
    const opened: View = {
      ...about,
      userId,
      below: under,
      ...(await draw(form, about)),
    };
    await views.put(opened);
    if (isClosed) await bringLate(opened);
    else {
      own.add(id);
      if (pressedIn !== undefined && form.givesWay !== true) context.openForms.put(pressedIn, { id, userId });
      view = id;
      isFilled = false;
      // The form takes the answer.
      for (const words of said.splice(0)) await tellInChat(words);
    }
    return {
      async update(filled) {
        const now = await views.get(id, userId);
        if (now === undefined) {
          log.info({ user: userId }, 'a form was closed before it was filled');
          return;
        }
        if (filled.givesWay === true) context.openForms.remove(id);
        const next = { ...now, ...(await draw(filled, now)) };
        await views.put(next);
        isFilled = true;
        if (next.message !== undefined) await context.update(next.message, asMessage(next.content, next.title));
      },
      progress: (text) => views.tell(id, text),
    };
  }

  async function replace(form: Form): Promise<void> {
    const pressed = under === undefined ? undefined : await views.get(under, userId);
    if (pressed === undefined) {
      log.info({ user: userId }, 'a form was closed before it was replaced');
      return;
    }
    await views.put({ ...pressed, ...(await draw(form, pressed)) });
    isFilled = true;
    if (!isClosed) view = pressed.id;
  }

  async function redraw(target: { channel: string; ts: string }, card: Card): Promise<void> {
    const content = await redrawn(context, target, card);
    // She sees it at once whatever becomes of the call that draws it for everybody.
    drawn = content;
    noteDrawn();
    // Whoever else is typing there keeps her form, and so does she where she pressed on: the redraw that every move orders does it later.
    const isBehindHer = ({ id, userId: whose, moment }: OpenForm): boolean =>
      whose === userId && (moment <= began || (!isClosed && own.has(id)));
    context.openForms.letDraw(target, isBehindHer);
    await context.openForms.drawing(
      target,
      (mayStill) => context.update(target, asMessage(content, card.fallback), { mayStill }),
      isBehindHer,
    );
    await context.sentCards.put(target, content);
  }

  const respond: Respond = {
    async say(told) {
      const fits = view === undefined && (under !== undefined || (said.length === 0 && asToast(told) !== undefined));
      if (isClosed || !fits) await tellInChat(told);
      else said.push(told);
    },
    async show(card) {
      toldInChat = true;
      await postCard(context, { channel: await context.direct(userId) }, card);
    },
    open,
    redraw: message === undefined ? undefined : (card: Card) => redraw(message, card),
    replace: under === undefined ? undefined : replace,
  };

  return {
    context,
    how,
    replyTo,
    respond,
    isElsewhere: () =>
      pressedIn !== undefined &&
      context.openForms.some(pressedIn, (form) => form.userId === userId && form.moment > began && !own.has(form.id)),
    words,
    draw,
    close(shown) {
      isClosed = true;
      answeredWith = shown ?? view ?? under;
      return { said: [...said], view, isFilled, drawn, toldInChat };
    },
    async drawnWithin(ms) {
      await within(whenDrawn, ms);
      return drawn;
    },
    tellInChat,
  };
}
