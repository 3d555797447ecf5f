/**
 * Whether what came back from a network is the text we sent: networks shorten addresses, put mentions in front and
 * change white space, so only the words between count.
 */
export function isSameText(sent: string, seen: string): boolean {
  return bare(sent) === bare(seen);
}

function bare(text: string): string {
  return text
    .replace(/^(?:\s*@\w+)+/u, ' ')
    .replace(/(?:https?:\/\/|www\.)\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)+(?:\/\S*)?/giu, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '');
}
