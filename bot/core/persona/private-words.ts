import { words } from './check.ts';

/** "por mensaje privado", "by DM", "no privado". */
const PRIVATE = words(
  'mensajes? (?:privados?|directos?)|(?:en|por|al|el|un|tu|su|os?|os teus|no|em) (?:privado|inbox|directo)|(?:um|no|por|pelo|via|nosso|o|na|uma) (?:direct|inbox)|dms?|mds?|mp|inbox|' +
    'mensage(?:m|ns) (?:privadas?|diret[ao]s?|direct[ao]s?)|privad[oa]mente|' +
    '(?:direct|private) messages?|message us|in private|privately|(?:send|drop) us a (?:message|line)',
);

/** Whether a text (small letters, no accents) speaks of going on in private. */
export const saysPrivate = (folded: string): boolean => folded.search(PRIVATE) !== -1;
