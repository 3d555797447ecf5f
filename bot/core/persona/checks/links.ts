import type { Check } from '../check.ts';
import { oncePerWords, wordsAt } from '../check.ts';

/** A scheme or www, or a bare host whose ending is one that people write; never the host of an e-mail address or a handle. */
const LINK =
  /(?<![\p{L}\p{N}@._/-])(?:https?:\/\/\S{1,2000}|www\.\S{1,2000}|(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,4}\p{L}{2,24}\/[^\s]{1,2000}|(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,4}(?:com|net|org|info|shop|store|app|io|ly|gl|gd|me|page|link|site|online|tienda|loja|example|es|pt|eu|uk|br|mx|ar|co|cl)(?:\/[^\s]{0,2000})?(?![\p{L}\p{N}@]|[.-][\p{L}\p{N}]))/giu;
/** "0.80 m.Es plegable": a sentence begins without its space. */
const BREAK = /^[^/]*\.\p{Lu}\p{Ll}+$/u;
const ENDS = /[.,;:!?)\]»"'…]+$/u;

export const links: Check = {
  find({ clause, draft }) {
    const hosts = (clause?.hosts ?? []).map((host) => host.toLowerCase());
    const places = [...draft.written.matchAll(LINK)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.replace(ENDS, '').length,
    }));
    return oncePerWords(draft, places).flatMap((place) => {
      const link = wordsAt(draft, place);
      if (BREAK.test(link) && !/^www\./iu.test(link)) return [];
      const host = hostOf(link);
      const isOurs = host !== undefined && hosts.some((ours) => host === ours || host.endsWith(`.${ours}`));
      return isOurs ? [] : [{ place, params: { words: link, hosts: hosts.join(', ') } }];
    });
  },
};

/** As a browser reads it: what stands before an @ is no host. */
function hostOf(link: string): string | undefined {
  const url = /^https?:/iu.test(link) ? link : `https://${link}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/u, '') : undefined;
}
