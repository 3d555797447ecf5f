import type { PublishOutcome } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { attachmentBytes } from '../attachment-bytes.ts';
import type { Services } from '../context.ts';

export type Brought = { kind: 'ready'; ids: string[] } | Extract<PublishOutcome, { kind: 'refused' | 'not-sent' }>;

/**
 * Brings what goes out with a version to the network, right before the call that publishes it: nobody sees it until then, so
 * that may be repeated. Bytes that are not what was approved go nowhere.
 */
export async function bringFiles(services: Services, network: NetworkConnection, draft: Draft): Promise<Brought> {
  const ids: string[] = [];
  for (const attachment of draft.attachments) {
    if (!network.upload)
      return { kind: 'refused', code: 'attachment', detail: `${attachment.name}: the network takes no files` };
    const bytes = await attachmentBytes(services, attachment);
    if (!bytes) return { kind: 'refused', code: 'attachment', detail: `${attachment.name}: its bytes are gone` };
    const { mime, alt, name } = attachment;
    const brought = await network.upload({ bytes, mime, name, alt }, { isPrivate: draft.private });
    if (brought.kind !== 'ready') return brought;
    ids.push(brought.id);
  }
  return { kind: 'ready', ids };
}
