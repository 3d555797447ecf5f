import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { Say } from './texts.ts';
import type { PostMedia, SharedFile } from './wire.ts';

/** The bytes of a chosen file, for a body of JSON. */
export async function base64Of(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
  reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
  reader.readAsDataURL(file);
  return promise;
}

/** Files of a message: pictures are seen, the others are named. */
export function Files({ files }: { files: SharedFile[] }): VNode {
  return html`<ul class="files">
    ${files.map((file) => {
      const address = `/sandbox/slack/files/${file.id}`;
      return html`<li key=${file.id}>
        <span class="file-title" dir="auto">${file.title}</span>
        ${
          file.mimetype.startsWith('image/')
            ? html`<a href=${address} target="_blank" rel="noreferrer"><img src=${address} alt=${file.alt_txt || file.title} /></a>`
            : file.mimetype.startsWith('video/')
              ? html`<video src=${address} controls preload="metadata"></video>`
              : html`<a href=${address} target="_blank" rel="noreferrer" download>${file.name}</a>`
        }
      </li>`;
    })}
  </ul>`;
}

/** What stands under a post. Pictures of other servers are asked for by https only. */
export function PostPictures({ media }: { media: PostMedia[] }): VNode | null {
  if (media.length === 0) return null;
  return html`<div class="post-media">
    ${media.map(({ url, type, alt, name }) => {
      const address = url.replace(/^\/(\w+)-media\//, '/sandbox/$1/media/');
      if (type === 'file')
        return html`<a key=${url} href=${address} target="_blank" rel="noreferrer" download>${name ?? address}</a>`;
      return type === 'photo' || type === 'animated_gif'
        ? html`<img key=${url} src=${address} alt=${alt ?? ''} loading="lazy" />`
        : html`<video key=${url} src=${address} controls preload="metadata"></video>`;
    })}
  </div>`;
}

interface FileFieldProps {
  id: string;
  extensions: string[];
  most: number;
  isWrong: boolean;
  say: Say;
  /** Puts it into the workspace and gives its id; undefined where that failed. */
  upload(name: string, base64: string): Promise<string | undefined>;
  change(value: string): void;
}

/** Chooses files; each goes into the workspace at once, as Slack's own client does it. */
export function FileField({ id, extensions, most, isWrong, say, upload, change }: FileFieldProps): VNode {
  const [busy, setBusy] = useState(false);
  const [names, setNames] = useState<string[]>([]);
  const choose = async (list: FileList | null): Promise<void> => {
    setBusy(true);
    setNames([...(list ?? [])].map(({ name }) => name));
    try {
      const ids: string[] = [];
      for (const file of list ?? []) {
        const given = await upload(file.name, await base64Of(file));
        if (given !== undefined) ids.push(given);
      }
      change(ids.join('\n'));
    } finally {
      setBusy(false);
    }
  };
  return html`<span class="file-field">
    <label class="button icon-label"
      ><${Icon} name="picture" /> ${say('chooseFiles')}<input
        id=${id}
        type="file"
        multiple=${most > 1}
        accept=${extensions.map((one) => `.${one}`).join(',')}
        aria-invalid=${isWrong}
        aria-describedby=${`${id}-below`}
        aria-busy=${busy}
        onChange=${(event: Event) => void choose((event.target as HTMLInputElement).files)}
    /></label>
    ${names.length > 0 && html`<span>${names.join(', ')}</span>`} ${busy && html`<span class="quiet" role="status">${say('uploading')}</span>`}
  </span>`;
}
