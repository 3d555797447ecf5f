import type { ApiParts } from './api-parts.ts';
import { mediaLimits, mediaMimes, mostOfDescription } from './media-api.ts';
import { maxCharacters } from './problem.ts';

/** What the server says of itself to everybody. */
export function instance({ domain, address }: Pick<ApiParts, 'domain' | 'address'>): Record<string, unknown> {
  return {
    domain,
    title: 'Mastodon',
    version: '4.5.3',
    source_url: 'https://github.com/mastodon/mastodon',
    description: 'A practice server',
    usage: { users: { active_month: 1_284 } },
    thumbnail: { url: `${address()}/packs/preview.png` },
    icon: [],
    languages: ['es', 'pt', 'en'],
    configuration: {
      urls: { streaming: address().replace(/^http/, 'ws') },
      vapid: { public_key: '' },
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      statuses: { max_characters: maxCharacters, max_media_attachments: 4, characters_reserved_per_url: 23 },
      media_attachments: {
        supported_mime_types: mediaMimes,
        description_limit: mostOfDescription,
        image_size_limit: mediaLimits.image,
        image_matrix_limit: 33_177_600,
        video_size_limit: mediaLimits.video,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
      },
      polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
      translation: { enabled: false },
    },
    registrations: { enabled: false, approval_required: false, message: null, url: null },
    contact: { email: `hola@${domain}`, account: null },
    rules: [],
    api_versions: { mastodon: 7 },
  };
}
