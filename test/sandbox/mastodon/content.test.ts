import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../sandbox/mastodon/content.ts';

const links = {
  account: (handle: string) =>
    handle === 'alba' ? { url: 'https://social.example/@alba', username: 'alba' } : undefined,
  tag: (name: string) => `https://social.example/tags/${name}`,
};
const html = (text: string): string => toHtml(text, links);

describe('a text as Mastodon gives it', () => {
  it('has paragraphs and breaks', () => {
    expect(html('uno\ndos\n\ntres')).toBe('<p>uno<br />dos</p><p>tres</p>');
    expect(html('uno\r\ndos')).toBe('<p>uno<br />dos</p>');
  });

  it('escapes what is markup', () => {
    expect(html(`a & b < c > "d" 'e'`)).toBe('<p>a &amp; b &lt; c &gt; &quot;d&quot; &#39;e&#39;</p>');
  });

  it('hides parts of a link', () => {
    expect(html('ve https://www.example.com/una/ruta/bastante/larga?a=1&b=2')).toBe(
      '<p>ve <a href="https://www.example.com/una/ruta/bastante/larga?a=1&amp;b=2" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">https://www.</span><span class="ellipsis">example.com/una/ruta/bastante/</span><span class="invisible">larga?a=1&amp;b=2</span></a></p>',
    );
    expect(html('https://alba.es/b')).toContain('<span class="">alba.es/b</span><span class="invisible"></span>');
  });

  it('links whom it names where there is somebody, and hashtags', () => {
    expect(html('@alba y @nadie')).toBe(
      '<p><span class="h-card" translate="no"><a href="https://social.example/@alba" class="u-url mention">@<span>alba</span></a></span> y @nadie</p>',
    );
    expect(html('#Ofertas2026 #1')).toContain(
      '<a href="https://social.example/tags/Ofertas2026" class="mention hashtag" rel="tag">#<span>Ofertas2026</span></a> #1',
    );
    expect(html('hola@alba.example y https://social.example/@alba')).not.toContain('u-url mention');
  });
});
