/** What stands before a word to us: Teams has no slash commands, there words are typed to us as they are, and in a channel after our name. */
export function sayBefore(surface: string): string {
  return surface === 'teams' ? '' : '/recado ';
}
