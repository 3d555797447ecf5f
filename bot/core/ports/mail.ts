/** Sends plain e-mail. */
export interface Mail {
  /** False where no server is configured: then nothing is offered that would need one. */
  readonly isConfigured: boolean;
  /** @throws Error where the server did not take it */
  send(mail: { to: string; subject: string; text: string }): Promise<void>;
}

export const noMail: Mail = {
  isConfigured: false,
  send: () => Promise.reject(new Error('no mail server is configured')),
};
