/** Sends plain e-mail. */
export interface Mail {
  /** @throws Error where the server did not take it */
  send(mail: { to: string; subject: string; text: string }): Promise<void>;
}
