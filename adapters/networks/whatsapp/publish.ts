import type { OutgoingAnswer } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { beforePublishing } from '../meta/before-publishing.ts';
import { outcomeOf } from './errors.ts';
import { parseTarget, type Target } from './ids.ts';
import { measure } from './measure.ts';
import type { WhatsAppSession } from './session.ts';
import { fileOf } from './upload.ts';
import { isOver } from './window.ts';
import { Sent } from './wire.ts';

/** Sends one message, quoting the one it answers, with one call. Throws nothing; how far it came is told by receipts later. */
export async function publish(session: WhatsAppSession, answer: OutgoingAnswer): Promise<PublishOutcome> {
  const { client, clock } = session;
  const { text, template, files = [], wroteAt, notAfter } = answer;
  const target = parseTarget(answer.target);
  const { length, max } = measure(text, { files: files.length });
  if (length > max) return { kind: 'refused', code: 'too-long', detail: `${length} / ${max}` };
  if (template === undefined && isOver(wroteAt, clock.now()))
    return { kind: 'refused', code: 'window-closed', detail: 'more than 24 hours since she wrote' };
  if (files.length > 1 || files.some((each) => template !== undefined || fileOf(each, text) === undefined))
    return { kind: 'refused', code: 'attachment', detail: 'a message carries one file, and a template none of ours' };
  let phone;
  try {
    phone = await session.phone();
  } catch (error) {
    return beforePublishing(error);
  }
  if (target === undefined) return { kind: 'refused', code: 'target-gone', detail: 'no message of WhatsApp' };
  if (notAfter !== undefined && clock.now() >= notAfter)
    return { kind: 'not-sent', retryAfterMs: 1_000, detail: 'it was too late for the call, so it was not made' };
  let told: unknown;
  try {
    told = await client.postJson(`${phone.id}/messages`, bodyOf(answer, target));
  } catch (error) {
    return outcomeOf(error);
  }
  const sent = Sent.safeParse(told);
  const [message] = sent.data?.messages ?? [];
  return message
    ? { kind: 'sent', nativeId: message.id, url: null, at: clock.now() }
    : { kind: 'unknown', detail: 'WhatsApp answered without the message' };
}

/** As Meta's own description of the call has it; `biz_opaque_callback_data` comes back with each receipt. */
export function bodyOf(
  {
    text,
    template,
    files = [],
    opId,
    choices,
  }: Pick<OutgoingAnswer, 'text' | 'template' | 'files' | 'opId' | 'choices'>,
  { person, wamid }: Target,
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // Whoever hides her number is reached by Meta's name for her.
    ...(/^\d+$/.test(person) ? { to: person } : { recipient: person }),
    biz_opaque_callback_data: opId,
    ...(template
      ? { type: 'template', template: templateOf(template) }
      : {
          context: { message_id: wamid },
          ...(choices
            ? { type: 'interactive', interactive: listOf(text, choices) }
            : (fileOf(files[0] ?? '', text) ?? { type: 'text', text: { body: text, preview_url: false } })),
        }),
  };
}

function listOf(text: string, { open, words }: NonNullable<OutgoingAnswer['choices']>): Record<string, unknown> {
  const rows = words.map((title, index) => ({ id: `recado ${index}`, title }));
  return { type: 'list', body: { text }, action: { button: open, sections: [{ rows }] } };
}

function templateOf({ name, language, values }: NonNullable<OutgoingAnswer['template']>): Record<string, unknown> {
  const parameters = Object.entries(values).map(([variable, text]) => ({
    type: 'text',
    parameter_name: /^\d+$/.test(variable) ? undefined : variable,
    text,
  }));
  return {
    name,
    language: { policy: 'deterministic', code: language },
    components: parameters.length > 0 ? [{ type: 'body', parameters }] : undefined,
  };
}
