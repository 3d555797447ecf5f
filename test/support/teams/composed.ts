const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const TOKEN = /\[(?<label>[^\]\[\n]+)\]\((?<url>https?:\/\/[^\s\(\)]+)\)|(?<sign>\p{RGI_Emoji})/gv;

/**
 * What is typed, as Teams sends it: emoji are pictures of the HTML and missing in the text, a link has its address in the HTML only.
 * A link is typed as [label](address).
 */
export function composed(typed: string): { plain: string; content: string } {
  const plain: string[] = [];
  const content: string[] = [];
  let from = 0;
  for (const { 0: whole, index, groups = {} } of typed.matchAll(TOKEN)) {
    const before = typed.slice(from, index);
    plain.push(before, groups['label'] ?? '');
    const { label = '', url = '', sign } = groups;
    content.push(
      escape(before),
      sign === undefined
        ? `<a href="${escape(url)}" rel="noreferrer noopener" title="${escape(url)}" target="_blank">${escape(label)}</a>`
        : `<img itemscope="" itemtype="http://schema.skype.com/Emoji" itemid="emoji" src="https://statics.teams.example/emoji.png" title="" alt="${sign}" style="width:20px; height:20px">`,
    );
    from = index + whole.length;
  }
  plain.push(typed.slice(from));
  content.push(escape(typed.slice(from)));
  return { plain: plain.join(''), content: content.join('').replaceAll('\n', '<br>') };
}
