import { INTERESTS_DAYS } from '#core/authors/interests.ts';
import { byWeight, TOPIC_POSTS, type LeftOut } from '#core/authors/influential.ts';
import type { Config } from '#core/config/config.ts';
import type { Form, FormBlock } from '#core/form.ts';
import { plainButton } from '../cards/buttons.ts';
import { profileButton } from './profile-button.ts';
import { shortNumber } from '../cards/format.ts';
import { labelText } from '../cards/label-text.ts';
import { authorName } from '../cards/people.ts';
import { dotted, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext, Services } from '../context.ts';
import { withinScope } from '../people/read-scope.ts';
import type { AuthorOnTopic } from '../../store/authors/influential.ts';

const DAY_MS = 86_400_000;
/** Of each area or topic where all are shown. */
const FIRST = 3;
const ONE = 12;
const SUBJECTS = 12;

type Label = AuthorOnTopic['label'];
type Weighed = AuthorOnTopic & { score: number };
interface Subject {
  label: Label;
  value: string;
  writers: Weighed[];
}

/** Whether lists of influential authors are made: as all that is counted of people beyond their questions, only where it is said why. */
export function namesInfluential({ config }: Pick<Services, 'config'>): boolean {
  return config.profile !== undefined;
}

/** Who weighs most where it is about what: the first of everything, or of one area or topic. */
export async function influentialForm(
  ctx: ActionContext,
  wanted: { label: Label; value: string } | null,
): Promise<Form> {
  const { t, config, clock, store } = ctx;
  const since = new Date(clock.now().getTime() - INTERESTS_DAYS * DAY_MS);
  const found = namesInfluential(ctx) ? await store.authors.onTopics({ since, posts: TOPIC_POSTS }) : [];
  const all = subjectsOf(config, found);
  const shown = wanted ? all.filter(({ label, value }) => label === wanted.label && value === wanted.value) : all;
  const blocks =
    shown.length === 0
      ? [line(t(namesInfluential(ctx) ? 'form.influential.none' : 'form.influential.off', { posts: TOPIC_POSTS }))]
      : await subjectBlocks(ctx, shown.slice(0, SUBJECTS), wanted ? ONE : FIRST);
  return {
    action: 'influential',
    meta: {},
    title: t('button.influential'),
    cancel: t('form.close'),
    blocks: [
      ...blocks,
      ...moreBlocks(ctx, shown.slice(SUBJECTS)),
      { kind: 'divider' },
      context(t('form.influential.how', { days: INTERESTS_DAYS, posts: TOPIC_POSTS })),
      ...(wanted
        ? [{ kind: 'buttons' as const, buttons: [plainButton(t, 'influential', {}, t('form.influential.all'))] }]
        : []),
    ],
  };
}

/** A form holds so many blocks: the others are a press away. */
function moreBlocks({ t, config }: ActionContext, subjects: readonly Subject[]): FormBlock[] {
  if (subjects.length === 0) return [];
  const buttons = subjects.map(({ label, value }) =>
    plainButton(t, 'influential', { label, value }, labelText(config, t, label, value)),
  );
  return [line(t('form.influential.more')), { kind: 'buttons', buttons }];
}

async function subjectBlocks(ctx: ActionContext, subjects: readonly Subject[], most: number): Promise<FormBlock[]> {
  const { t, config, store, directory, actor } = ctx;
  const writers = subjects.flatMap((subject) => subject.writers.slice(0, most));
  const tickets = await store.authors.newestTickets(
    [...new Set(writers.map(({ authorId }) => authorId))],
    withinScope(await directory.readable(actor)),
  );
  return subjects.flatMap(({ label, value, writers: ofIt }): FormBlock[] => [
    { kind: 'line', inlines: [ours(labelText(config, t, label, value), 'bold')], strong: true },
    ...ofIt.slice(0, most).flatMap((writer): FormBlock[] => writerBlocks(ctx, writer, tickets.get(writer.authorId))),
    ...(ofIt.length > most
      ? [
          {
            kind: 'buttons' as const,
            buttons: [
              plainButton(t, 'influential', { label, value }, t('form.influential.see', { count: ofIt.length })),
            ],
          },
        ]
      : []),
  ]);
}

function writerBlocks({ t }: ActionContext, writer: Weighed, ticketId: string | undefined): FormBlock[] {
  const { network, handle, score, about, posts, followers, url, lastAt } = writer;
  return [
    {
      kind: 'line',
      inlines: dotted(
        authorName(t, writer),
        [ours(t('heard.influence', { score }), 'bold')],
        [ours(t('form.influential.about', { about, posts }))],
        followers === null
          ? null
          : sentence(t, 'card.followers', { count: followers, short: shortNumber(followers, t.language) }),
        [{ kind: 'time', at: lastAt, ago: true }],
        /^https?:\/\//.test(url) ? [{ kind: 'link', text: t('form.profile.example'), url }] : null,
      ),
    },
    // Whom we only heard has no conversation in which a profile could be opened.
    ...profileButton(t, { ticketId, network, handle }),
  ];
}

/** In the order of the configuration, areas first; what is not configured any more is left out. */
function subjectsOf(config: Config, found: readonly AuthorOnTopic[]): Subject[] {
  const without = leftOut(config);
  const subjects = [
    ...Object.keys(config.areas).map((value) => ({ label: 'area' as const, value })),
    ...Object.keys(config.crisis?.topics ?? {}).map((value) => ({ label: 'topic' as const, value })),
  ];
  return subjects
    .map(({ label, value }) => ({
      label,
      value,
      writers: byWeight(
        found.filter((each) => each.label === label && each.value === value),
        without,
      ),
    }))
    .filter(({ writers }) => writers.length > 0);
}

/** Our own accounts, employees' too, and the handles of other brands. */
function leftOut({ brands, competitors }: Config): LeftOut[] {
  return [
    ...Object.values(brands).flatMap(({ accounts }) =>
      Object.values(accounts).map(({ network, handle }) => ({ network, handle })),
    ),
    ...Object.values(competitors).flatMap(({ words }) =>
      words.filter((word) => word.startsWith('@')).map((handle) => ({ handle })),
    ),
  ];
}

const line = (text: string): FormBlock => ({ kind: 'line', inlines: [ours(text)] });
const context = (text: string): FormBlock => ({ kind: 'context', inlines: [ours(text)] });
