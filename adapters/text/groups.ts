/** Between digits, or a digit and a capital letter as account numbers have them, these part groups and mean nothing else. */
const BETWEEN = /(?<=\d[ _|*~]{0,2}|[A-Z])[_|*~](?=[ _|*~]{0,2}\d)|(?<=\d)_(?=[A-Z](?![\p{L}]))/gu;
/** "612,345,678", "612:34:56:78": the groups of a telephone, all parted by the same sign. Sums have their dots looked at elsewhere. */
const OF_A_PHONE =
  /(?<![\d.,:;])(?:\d{3}([,:;])\d{3}\1\d{3}|\d{3}([,:;])\d{2}\2\d{2}\2\d{2}|\d{2}([,:;])\d{3}\3\d{2}\3\d{2})(?!\d|[.,:;]\d)/gu;

/** The same text, as long, where the groups of numbers stand apart by spaces, or by dots as in a sum, whatever sign was put there. */
export function evenGroups(text: string): string {
  return text.replace(BETWEEN, ' ').replace(OF_A_PHONE, (groups) => groups.replace(/[,:;]/g, '.'));
}
