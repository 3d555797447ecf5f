import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import { invalid } from '../meta/problem.ts';
import { mediaPath } from '../social/media.ts';
import type { MediaItem } from '../social/posts.ts';
import type { Social } from '../social/social.ts';
import type { UserRow } from '../social/tables.ts';
import type { Teller } from './hook-events.ts';
import { failures, noSuchTemplate, tooLong, wrongParameters } from './problems.ts';
import { templates, variablesOf } from './templates.ts';
import type { Uploads } from './uploads.ts';

const WINDOW_MS = 24 * 3_600_000;
const mostCharacters = 4_096;
const digits = z.string().regex(/^\+?\d{6,20}$/);

const Text = z.strictObject({ body: z.string().min(1), preview_url: z.boolean().optional() });
const caption = z.string().min(1).max(1_024).optional();
const Visible = z.strictObject({ id: z.string().regex(/^\d{1,19}$/), caption });
const Document = Visible.extend({ filename: z.string().min(1).max(240).optional() });
const Template = z.strictObject({
  name: z.string(),
  language: z.strictObject({ policy: z.literal('deterministic'), code: z.string() }),
  components: z
    .array(
      z.strictObject({
        type: z.literal('body'),
        parameters: z.array(
          z.strictObject({ type: z.literal('text'), text: z.string().min(1), parameter_name: z.string().optional() }),
        ),
      }),
    )
    .max(1)
    .optional(),
});
const List = z.strictObject({
  type: z.literal('list'),
  body: z.strictObject({ text: z.string().min(1).max(1_024) }),
  action: z.strictObject({
    button: z.string().min(1).max(20),
    sections: z
      .array(
        z.strictObject({
          rows: z
            .array(z.strictObject({ id: z.string().min(1).max(200), title: z.string().min(1).max(24) }))
            .min(1)
            .max(10),
        }),
      )
      .length(1),
  }),
});
/** As Meta's OpenAPI describes it, as far as the workspace plays it. */
const Message = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  to: digits.optional(),
  recipient: z.string().optional(),
  type: z.enum(['text', 'template', 'image', 'video', 'document', 'interactive']),
  text: Text.optional(),
  template: Template.optional(),
  image: Visible.optional(),
  video: Visible.optional(),
  document: Document.optional(),
  interactive: List.optional(),
  context: z.strictObject({ message_id: z.string().startsWith('wamid.') }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

export interface Messaging {
  /** What POST /:phone/messages answers; what becomes of it is told by statuses. @throws Problem */
  send(phone: UserRow, parameters: URLSearchParams): unknown;
}

export function createMessaging({
  social: { users, directs, changed },
  uploads,
  clock,
  tell,
}: {
  social: Social;
  uploads: Uploads;
  clock: Clock;
  tell: Teller;
}): Messaging {
  const wroteAt = (person: UserRow, phone: UserRow): number =>
    directs.between(person.id, phone.id, { limit: 500 }).find(({ sender }) => sender === person.id)?.created_ms ?? 0;

  function mediaOf(data: z.output<typeof Message>, phone: UserRow): MediaItem[] {
    if (data.type === 'text' || data.type === 'template' || data.type === 'interactive') return [];
    const file = data[data.type];
    if (file === undefined) throw invalid(`The parameter ${data.type} is required.`);
    const { id } = uploads.ready(file.id, data.type, phone);
    const type = ({ image: 'photo', video: 'video', document: 'file' } as const)[data.type];
    const name = 'filename' in file && typeof file.filename === 'string' ? { name: file.filename } : {};
    return [{ type, url: `${mediaPath('whatsapp')}${id}`, ...name }];
  }

  function textOf(data: z.output<typeof Message>): string {
    const { type, text, template, interactive } = data;
    if (type === 'interactive') {
      if (interactive === undefined) throw invalid('The parameter interactive is required.');
      return interactive.body.text;
    }
    if (type !== 'text' && type !== 'template') return data[type]?.caption ?? '';
    if (type === 'text') {
      if (text === undefined) throw invalid("The parameter text['body'] is required.");
      if (text.body.length > mostCharacters) throw tooLong();
      return text.body;
    }
    const known = templates.find(
      (each) => each.name === template?.name && each.language === template.language.code && each.status === 'APPROVED',
    );
    if (known === undefined) throw noSuchTemplate();
    const given = template?.components?.[0]?.parameters ?? [];
    const names = variablesOf(known);
    if (names.length !== given.length) throw wrongParameters();
    return known.components
      .filter(({ type: part }) => part === 'BODY' || part === 'FOOTER')
      .map(({ text: words }) =>
        names.reduce((filled, name, index) => filled.replace(`{{${name}}}`, given[index]?.text ?? ''), String(words)),
      )
      .join('\n\n');
  }

  return {
    send(phone, parameters) {
      const read = Message.safeParse(bodyOf(parameters));
      if (!read.success) {
        const [issue] = read.error.issues;
        throw invalid(`Invalid parameter: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
      }
      const { data } = read;
      const text = textOf(data);
      const media = mediaOf(data, phone);
      const choices = data.interactive?.action.sections.flatMap(({ rows }) => rows) ?? [];
      const number = (data.to ?? data.recipient ?? '').replace(/^\+/, '');
      if (number === '') throw invalid('The parameter to is required.');
      const person = users.byId(number);
      const isHere = person !== undefined && person.account === null && !users.isAway(person.id);
      const isLate = isHere && data.type !== 'template' && clock.now().getTime() - wroteAt(person, phone) >= WINDOW_MS;
      // Meta takes the call and tells later that nothing arrived.
      const failure = !isHere ? failures.undeliverable : isLate ? failures['window-closed'] : undefined;
      const row = person && !failure ? directs.write({ from: phone, to: person, text, media, choices }) : undefined;
      const wamid = `wamid.${row?.id ?? `HBg${clock.now().getTime()}${number}`}`;
      tell.status({ phone, person: number, wamid, opaque: data.biz_opaque_callback_data, failure });
      changed();
      return {
        messaging_product: 'whatsapp',
        contacts: [{ input: data.to ?? data.recipient, wa_id: number }],
        messages: [{ id: wamid }],
      };
    },
  };
}

const JSON_PARTS = ['interactive', 'text', 'template', 'context', 'image', 'video', 'document'];

/** A body of JSON came as parameters: what is no text is JSON in them again. */
function bodyOf(parameters: URLSearchParams): Record<string, unknown> {
  const words = [...parameters].filter(([name]) => name !== 'appsecret_proof' && name !== 'access_token');
  return Object.fromEntries(words.map(([name, value]) => [name, JSON_PARTS.includes(name) ? json(value) : value]));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
