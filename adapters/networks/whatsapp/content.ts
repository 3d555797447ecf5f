import type { Media } from '#core/message.ts';
import type { Content } from './wire.ts';

/** Everything that she sent, as words and files. Nothing is left out: what Meta does not pass on says so in Meta's words. */
export function contentOf(content: Content, addressOf: (id: string) => string): { text: string; media: Media[] } {
  const { text, image, video, sticker, document, audio, location, contacts, button, interactive } = content;
  const file = image ?? video ?? sticker ?? document ?? audio;
  const reply = interactive?.button_reply ?? interactive?.list_reply;
  const said = [
    text?.body,
    file?.caption,
    location && place(location),
    ...(contacts ?? []).map(person),
    button?.text,
    reply?.title,
    interactive?.list_reply?.description,
  ].filter((each): each is string => typeof each === 'string' && each !== '');
  if (said.length === 0 && !file) return { text: notPassedOn(content), media: [] };
  return { text: said.join('\n'), media: file ? [mediaOf(content, file, addressOf)] : [] };
}

function mediaOf(
  { image, sticker, video }: Content,
  file: NonNullable<Content['document']>,
  addressOf: (id: string) => string,
): Media {
  const kind = image || sticker ? 'image' : video ? 'video' : 'file';
  return { kind, url: addressOf(file.id), alt: file.filename || undefined };
}

function place({ latitude, longitude, name, address }: NonNullable<Content['location']>): string {
  const named = [...new Set([name, address])].filter(Boolean).join(', ');
  return `📍 ${named === '' ? '' : `${named}: `}${latitude}, ${longitude}`;
}

function person({ name, phones, emails, vcard }: NonNullable<Content['contacts']>[number]): string {
  const called = name?.formatted_name || name?.first_name || /^FN:(.+)$/m.exec(vcard ?? '')?.[1]?.trim();
  const reached = [...phones.map(({ phone }) => phone), ...emails.map(({ email }) => email)].filter(Boolean);
  return `👤 ${[called, ...reached].filter(Boolean).join(' · ')}`;
}

function notPassedOn({ type, errors }: Content): string {
  const [problem] = errors ?? [];
  const said = problem?.error_data?.details || problem?.title || problem?.message;
  return `⚠ ${said || type}${problem?.code === undefined ? '' : ` (${problem.code})`}`;
}
