/** What Teams has not, each with one sentence that names what stands for it; the contract then looks at that. Printed in docs/parity.md. */
export const equivalents: Readonly<Record<string, string>> &
  Record<'also' | 'command' | 'file' | 'link' | 'pin', string> = {
  also: 'A reply stands in the channel under its card and brings the whole thread to the end of the channel, where everybody looks.',
  say: 'A notice over the card, or a message in the personal chat with Recado where it is long or holds links.',
  form: 'A dialog; where dialogs are off, the form stands in the card in front of that person alone.',
  'form-on-top': 'The form takes the place of the one below, which comes back when it closes.',
  command:
    'A message to @Recado in the channel, or a word in the personal chat with it; the answer comes in the personal chat.',
  shortcut: 'An action in the menu of the message, with the same name.',
  home: 'A card in the personal chat, brought by the word "home" and drawn again in place.',
  pin: 'A bot cannot pin: the queue card is one message of the channel, drawn again in place.',
  group: 'A group of the configuration: bots cannot read groups of Teams.',
  find: 'Read back from the channel, which needs the permission ChannelMessage.Read.Group; without it, after a crash in mid-post, a card may appear twice.',
  link: 'A link that is made without asking Teams, which itself says where the message is gone.',
  file: 'A bot cannot put files into a channel: a card in the thread shows the picture, or opens the file, from a signed address of Recado; files for a form are added on a page of Recado that a button of the form opens.',
};
