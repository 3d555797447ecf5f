import { z } from 'zod';
import { messageKinds } from '../message.ts';
import { formerRights, rights } from '../people.ts';
import { Account } from './account.ts';
import { Persona } from './clause.ts';
import { approvedTexts, HoursConfig, levelFields, serviceFields } from './hours.ts';
import { Crisis } from './crisis.ts';
import { Floods } from './floods.ts';
import { AuthorList } from './author-lists.ts';
import { Profile } from './profile.ts';
import { ratingFields } from './rating.ts';
import { labelConditions } from './label-conditions.ts';
import { country, key, language, MOST, named, oneOrMore, voices, word, words } from './shapes.ts';

export { languages, voices, type Language, type Voice } from './shapes.ts';
export { clauseChecks, type Clause, type Persona } from './clause.ts';

const voice = z.enum(voices);
const keyed = <T extends z.ZodType>(shape: T): z.ZodRecord<typeof key, T> =>
  z
    .record(key, shape)
    .refine(
      (entries) => Object.keys(entries).length <= MOST.entries,
      `there are too many; the most is ${MOST.entries}`,
    );

const limit = z.number().int().min(1);
const RightName = z.preprocess(
  (said) =>
    typeof said === 'string' ? (new Map<string, string>(Object.entries(formerRights)).get(said) ?? said) : said,
  z.enum(rights),
);

const Person = z
  .strictObject({
    name: z.string().min(1).describe('Shown where the chat directory has no name.'),
    slack: z
      .string()
      .regex(
        /^[UW][A-Z0-9]{3,}$/,
        'a member id such as U0123456789 (in Slack: her profile, the three dots, Copy member ID)',
      )
      .optional()
      .describe('Slack member id (U...), if it cannot be found by e-mail.'),
    teams: z
      .string()
      .regex(
        /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[^\s@]+@[^\s@]+$/i,
        'her object id in Entra (8-4-4-4-12 letters and digits) or her sign-in name such as ana@alba.example',
      )
      .optional()
      .describe('Object id in Entra or user principal name, if she cannot be found in Teams by e-mail.'),
    email: z.email().optional().describe('Finds the person in Slack and Teams.'),
    roles: z
      .array(z.string())
      .default([])
      .describe('Names from `roles`. Full members of a channel are agents there without being listed.'),
    areas: z.array(key).default([]).describe('Areas whose expert this person is.'),
    title: z.string().max(60).optional().describe('What she does, shown beside her name in the local workspace.'),
    language: voice
      .optional()
      .describe(
        'Chat language in the local workspace; in Slack her own setting counts. Slack knows one Portuguese only: write pt here for Portugal, pt-BR for Brazil.',
      ),
    limit: limit.optional().describe('Conversations she may have under way at once; counts before `limits.perPerson`.'),
  })
  .refine((p) => p.slack !== undefined || p.teams !== undefined || p.email !== undefined, {
    message: 'give `email`, `slack` or `teams`, or nobody can be found under this name',
  });

const ChannelFields = z.strictObject({
  slack: z
    .string()
    .regex(/^#[a-z0-9_-]{1,80}$|^[CG][A-Z0-9]{6,}$/, 'a channel name with # or a channel id')
    .optional()
    .describe('In Slack: channel name (#facturacion) or id.'),
  teams: z
    .string()
    .regex(
      /^19:\S+@\S+$|^[^/]*[^/\s][^/]*\/[^/]*[^/\s][^/]*$/,
      'the names of team and channel with / between ("Alba / Facturación") or a channel id (19:...@thread.tacv2)',
    )
    .optional()
    .describe('In Microsoft Teams: "Team name / Channel name" or the channel id (19:...).'),
  language: voice
    .optional()
    .describe('Language of shared cards in this channel; pt is that of Portugal. Left out: that of the configuration.'),
  private: z
    .boolean()
    .default(false)
    .describe(
      'In the local workspace: create it private. In Teams, which tells nobody whether a team is open to all: only those invited are in its team. Slack tells by itself.',
    ),
  members: z.array(key).optional().describe('Only for the local workspace: who is in it; left out: everybody.'),
  agents: z.array(z.string()).optional().describe('Who may act here; left out: every full member of the channel.'),
  limits: z
    .strictObject({
      claimed: limit.optional().describe("Conversations of this channel that may be in people's hands at once."),
      waiting: limit
        .optional()
        .describe(
          'Answers of this channel that may wait for approval at once; while so many do, nobody takes another conversation.',
        ),
    })
    .optional(),
  queue: z
    .boolean()
    .optional()
    .describe('Whether a pinned message says how many wait and which are the oldest. Left out: yes.'),
});
const Channel = ChannelFields.refine((c) => c.slack !== undefined || c.teams !== undefined, {
  message: 'give `slack`, `teams` or both, or there is nowhere to show its cards',
});

const Brand = z.strictObject({
  name: z.string().min(1),
  languages: z.array(language).min(1).default(['es']),
  accounts: keyed(Account),
  persona: Persona.prefault({}),
});

export type Brand = z.output<typeof Brand>;

const Area = z.strictObject({
  name: z.string().min(1),
  words: words.describe('A message with one of these belongs to the area.'),
});
const Competitor = z.strictObject({
  name: z.string().min(1),
  words: words.describe('Its other names, handles and hashtags; a star at the end stands for any ending.'),
});
const Centre = z.strictObject({ name: z.string().min(1), places: words });
const Region = z.strictObject({
  name: z.string().min(1),
  places: words.describe('Place names that point to this region.'),
  country: country.optional().describe('Whose customers they are, such as MX: how they are addressed may hang on it.'),
  centres: z.array(key).default([]),
});

const Condition = z
  .strictObject({
    brand: oneOrMore(key),
    account: oneOrMore(key),
    network: oneOrMore(z.string()),
    ...labelConditions(),
    kind: oneOrMore(z.enum(messageKinds)),
    tag: oneOrMore(z.string().min(1).max(75)),
    author: oneOrMore(z.string().regex(/^@?[^@\s]\S*$/, 'write one handle, with or without @')),
    list: oneOrMore(key),
    watch: oneOrMore(key),
    words: oneOrMore(word),
  })
  .partial();
export type Condition = z.output<typeof Condition>;

const Route = z.strictObject({ when: Condition.default({}), to: oneOrMore(key) });
/** What may be asked of a ticket whatever its newest message says. */
const OfTicket = Condition.omit({ words: true, author: true, list: true, watch: true });
const Service = z.strictObject({ when: OfTicket.default({}), ...serviceFields });
export type ServiceConfig = z.output<typeof Service>;
const Step = z
  .union([
    z.string().min(1).max(70),
    z.strictObject({ text: z.string().min(1).max(70), required: z.boolean().default(false) }),
  ])
  .transform((step) => (typeof step === 'string' ? { text: step, required: false } : step));
const Protocol = z
  .strictObject({
    name: z.string().min(1).max(100),
    when: Condition.default({}),
    steps: z
      .array(Step)
      .max(10)
      .default([])
      .describe('What is to be done, in order; with `required: true` before an answer may go.'),
    phrases: z
      .partialRecord(language, z.array(z.string().min(1).max(2_000)).max(10))
      .default({})
      .describe('Ready words by language; {name} becomes the name of the customer.'),
  })
  .refine(({ steps, phrases }) => steps.length > 0 || Object.values(phrases).some((ready) => ready.length > 0), {
    message: 'give `steps`, `phrases` or both, or it has nothing to show',
  });
const Automatic = z
  .strictObject({
    when: Condition.default({}),
    say: approvedTexts.optional().describe('Approved words by language; {name} and {number} are filled in.'),
    article: z
      .literal(true)
      .optional()
      .describe(
        'Says the short text of the article that answers it best, if that one is marked `auto`; comes before `say`.',
      ),
    perHour: z.number().int().min(1).max(1_000).default(20).describe('So many times an hour from one account at most.'),
  })
  .refine(({ say, article }) => say ?? article, { message: 'give `say`, `article` or both, or it has nothing to say' });
const Level = z
  .strictObject({
    when: OfTicket.default({}),
    ...levelFields,
    escalateTo: z.union(named).optional().describe('Who is told when the time has passed. Left out: only its owner.'),
  })
  .refine(({ first, next, resolution }) => first ?? next ?? resolution, {
    message: 'give `first`, `next` or `resolution`, or nothing is promised',
  });
export type LevelConfig = z.output<typeof Level>;
const Rating = z.strictObject({ when: OfTicket.default({}), ...ratingFields });
export type RatingConfig = z.output<typeof Rating>;
const Approval = z.strictObject({
  when: Condition.extend({ accountKind: oneOrMore(z.enum(['official', 'robot', 'employee'])) })
    .partial()
    .default({}),
  by: z.union([
    z.literal('area-experts').describe("The experts of the ticket's area."),
    z.literal('nobody').describe('Stops the list: no approval is asked.'),
    ...named,
  ]),
  fourEyes: z.enum(['no', 'yes', 'strict']).default('yes'),
});
export type ApprovalConfig = z.output<typeof Approval>;

/** The whole of recado.yaml. Cross references (a route's channel, a person's role) are checked by `checkReferences`. */
export const Config = z
  .strictObject({
    language: voice
      .default('es')
      .describe('Language where neither the person nor the channel decides; pt is that of Portugal.'),
    timeZone: z.string().default('Europe/Madrid'),
    brands: keyed(Brand),
    areas: keyed(Area).default({}),
    competitors: keyed(Competitor)
      .default({})
      .describe('Brands of others: a message that names one says so, and routes may ask for it.'),
    centres: keyed(Centre).default({}),
    regions: keyed(Region).default({}),
    channels: keyed(Channel),
    routes: z.array(Route).max(MOST.rules).default([]).describe('First match wins.'),
    fallback: oneOrMore(key).describe('Channels for everything that no route takes.'),
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional()
      .describe(
        'Where people outside reach Recado, e.g. https://recado.example: links for experts begin with it. Left out: this machine only.',
      ),
    privateTo: oneOrMore(key)
      .optional()
      .describe(
        'Private channels for private messages whose route names only public ones. Left out: the channel of `managers` if it is private, else the first private one.',
      ),
    managers: key.optional().describe('Channel of alerts.'),
    crisis: Crisis.prefault({}).describe(
      'What managers are told of before it trends. Left out: everything, as is usual.',
    ),
    floods: Floods.prefault({}).describe(
      'When many conversations stand on one card instead of one each. Left out: as is usual; `false`: never.',
    ),
    awaySeconds: z
      .number()
      .min(1)
      .optional()
      .describe(
        'How long Recado must have been out of contact with a network for managers to be told what came meanwhile. Left out: a minute.',
      ),
    roles: z
      .record(key, z.array(RightName))
      .default({})
      .describe('Changes the rights of a shipped role or adds a role.'),
    people: keyed(Person).default({}),
    companyDomains: z
      .array(
        z
          .string()
          .transform((domain) => domain.trim().toLowerCase().replace(/^@/, ''))
          .pipe(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain such as alba.example')),
      )
      .default([])
      .describe(
        'Domains of your own e-mail addresses: whoever has one in Slack and in Teams may say that both accounts are hers.',
      ),
    groups: z
      .record(z.string().regex(/^@/, 'a group handle begins with @'), z.array(key))
      .default({})
      .describe('User groups of the local workspace; on Slack the real groups count.'),
    approvals: z
      .array(Approval)
      .max(MOST.rules)
      .default([])
      .describe('First match wins; no match: no approval is asked.'),
    hours: keyed(HoursConfig).default({}).describe('Schedules by name: when somebody answers.'),
    service: z
      .array(Service)
      .max(MOST.rules)
      .default([])
      .describe('Which hours hold for which conversations. First match wins; no match: service at any time.'),
    automatic: z
      .array(Automatic)
      .max(MOST.rules)
      .default([])
      .describe('What is answered without a person: once in a conversation, marked as automatic. First match wins.'),
    protocols: z
      .array(Protocol)
      .max(MOST.rules)
      .default([])
      .describe(
        'Steps and ready words for certain conversations, in the form in which they are answered. First match wins.',
      ),
    levels: z
      .array(Level)
      .max(MOST.rules)
      .default([])
      .describe('How soon customers are promised an answer. First match wins; no match: nothing is promised.'),
    rating: z
      .array(Rating)
      .max(MOST.rules)
      .default([])
      .describe(
        'Which customers are asked, in private and with one click, how they were answered, once their private conversation is closed. First match wins; no match: nobody is asked.',
      ),
    lists: z
      .record(key, AuthorList)
      .refine((all) => Object.keys(all).length <= 20, 'there are too many; the most is 20')
      .default({})
      .describe('Lists of authors, such as journalists: colleagues put an author on one with a press.'),
    profile: Profile.optional().describe(
      'Interests and other brands that authors mention, counted from what we have seen of them. Left out: nothing is counted.',
    ),
    tags: z.array(z.string().min(1).max(75)).max(MOST.tags).default([]),
    reports: z
      .strictObject({
        ranking: z
          .boolean()
          .default(false)
          .describe(
            'Whether reports of people, which only managers see, stand in order of their first figure. Left out: by name. Ask whoever represents your people first.',
          ),
      })
      .prefault({}),
    reopenDays: z.number().int().min(0).default(7),
    limits: z
      .strictObject({
        perPerson: limit.optional().describe('Conversations that one person may have under way at once.'),
      })
      .optional(),
    undoSeconds: z.number().int().min(0).max(600).default(30),
    knowledge: z
      .strictObject({
        folder: z
          .string()
          .min(1)
          .default('knowledge')
          .describe(
            'Folder with a folder of Markdown for each language, tables (.csv), or both; from where Recado is started.',
          ),
      })
      .optional()
      .describe('Articles that the form of an answer offers. Left out: none are.'),
    model: z
      .strictObject({
        baseUrl: z
          .url({ protocol: /^https?$/ })
          .describe('Of a server that speaks as OpenAI does, up to and with /v1: http://localhost:11434/v1.'),
        name: z
          .string()
          .min(1)
          .max(100)
          .describe('Of the model, as the server calls it. Its key, if it wants one, is RECADO_MODEL_KEY.'),
        private: z.boolean().default(false).describe('Whether it may read private messages.'),
        timeoutSeconds: z.number().int().min(1).max(120).default(20),
        perDay: z.number().int().min(1).default(500).describe('Questions a day, of all people together.'),
        perPersonPerDay: z.number().int().min(1).default(50),
      })
      .optional()
      .describe(
        'A language model that gives an opinion, proposes a draft or translates when somebody asks. Left out: there is none.',
      ),
    networks: z
      .record(z.string(), z.unknown())
      .default({})
      .describe("Settings of each network; see the network's page."),
  })
  .describe('Configuration of Recado');
export type Config = z.output<typeof Config>;
