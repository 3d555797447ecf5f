/** Writes docs/facebook-webhooks.md from a folder of recorded calls: node test/adapters/networks/facebook/recorded-table.ts <folder> */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { meaningsOf } from '../../../../adapters/networks/facebook/webhook-changes.ts';
import { meaningsOf as onInstagram } from '../../../../adapters/networks/instagram/webhook-changes.ts';
import type { Meaning as MetaMeaning } from '../../../../adapters/networks/meta/meaning.ts';
import { readEntries, type MetaEntry } from '../../../../adapters/networks/meta/webhook-wire.ts';
import {
  meaningsOf as onWhatsApp,
  type Meaning as WhatsAppMeaning,
} from '../../../../adapters/networks/whatsapp/webhook-changes.ts';

type Meaning = MetaMeaning | WhatsAppMeaning;

export const TABLE = 'docs/facebook-webhooks.md';

/** Recordings in the folder that are calls of Meta's; the others are answers of Graph. */
export function recordings(folder: string): { name: string; body: Uint8Array; entries: MetaEntry[] }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .flatMap((file) => {
      const body = readFileSync(path.join(folder, file));
      const entries = entriesOf(body);
      return entries ? [{ name: file.replaceAll(path.sep, '/').replace(/\.json$/, ''), body, entries }] : [];
    });
}

function entriesOf(body: Uint8Array): MetaEntry[] | undefined {
  try {
    return readEntries(body)?.entries;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Each entry as the Page that it is about would take it. */
export function meaningsIn(entries: readonly MetaEntry[]): Meaning[] {
  const now = new Date('2026-01-01T00:00:00Z');
  return entries.flatMap((entry): Meaning[] =>
    entry.object === 'whatsapp_business_account'
      ? onWhatsApp(entry, { now, phone: phoneOf(entry) })
      : entry.object === 'instagram'
        ? onInstagram(entry, { now, me: { igId: entry.id, handle: 'page', site: 'https://www.instagram.com' } })
        : meaningsOf(entry, {
            now,
            me: { pageId: entry.id, pageName: 'Page', handle: 'page', site: 'https://www.facebook.com' },
          }),
  );
}

/** The telephone number that a call is about. */
function phoneOf({ changes }: MetaEntry): Parameters<typeof onWhatsApp>[1]['phone'] {
  const [, id = ''] = /"phone_number_id":"([^"]+)"/.exec(JSON.stringify(changes)) ?? [];
  return { id, name: 'Page', handle: '34911234567', addressOf: (file) => `https://graph.facebook.com/v26.0/${file}` };
}

function withFiles(media: readonly { kind: string }[]): string {
  const kinds = media.map(({ kind }) => (kind === 'unshown' ? 'something that is seen there alone' : kind));
  return kinds.length > 0 ? `, with ${kinds.join(', ')}` : '';
}

function inWords(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'message':
      return `${meaning.message.author.nativeId.startsWith('unknown:') ? 'of somebody whom Meta does not name, ' : ''}${what(meaning.message)}`;
    case 'ask':
      return `${meaning.else ? what(meaning.else) : 'message'}; what is missing is asked of Graph`;
    case 'deleted':
      return 'the message is gone';
    case 'hid':
      return meaning.hidden ? 'the card says that it is hidden' : 'the card says so no more';
    case 'direct':
      return `private message${meaning.said.version ? ', edited' : ''}${withFiles(meaning.said.media)}`;
    case 'came':
      return `our answer was ${meaning.what}${meaning.mids.length === 0 ? ', as all before it' : ''}`;
    case 'event':
      return eventInWords(meaning.event);
    case 'other':
      return 'of another number';
    case 'ignored':
      return `ignored: ${meaning.why}`;
    default:
      return `not understood, counted: ${meaning.what}`;
  }
}

function eventInWords(event: Extract<WhatsAppMeaning, { kind: 'event' }>['event']): string {
  if (event.kind === 'deleted') return 'the message is gone';
  if (event.kind === 'receipt') return `the answer says: ${event.what}${event.why ? ` (${event.why.code})` : ''}`;
  return 'message' in event ? `private message${withFiles(event.message.media)}` : event.kind;
}

function what({ kind, version, rating, media }: Extract<Meaning, { kind: 'message' }>['message']): string {
  const stars = rating ? `, ${rating.stars} of ${rating.of}` : '';
  return `${kind}${version > 0 ? ', edited' : ''}${stars}${withFiles(media)}`;
}

export function tableOf(folder: string): string {
  const rows = recordings(folder).map(({ name, entries }) => {
    const told = [...new Set(meaningsIn(entries).map(inWords))];
    return `| \`${name}\` | ${told.length === 0 ? 'nothing is in it' : told.join('; ')} |`;
  });
  return `# What Meta calls us with

Recorded calls of Meta (the test data of restfb, a Java client, MIT licence), and what Recado does with each as the Page, the account of Instagram or the number of WhatsApp that it is about. Made by \`node test/adapters/networks/facebook/recorded-table.ts <folder>\`; a test holds it. A comment or post by the Page itself is our own message; the same call twice is one.

| recording | what Recado does |
|---|---|
${rows.join('\n')}
`;
}

const [, script, folder] = process.argv;
if (script === import.meta.filename && folder !== undefined) writeFileSync(TABLE, tableOf(folder));
