import nodemailer from 'nodemailer';
import type { Mail } from '#core/ports/mail.ts';
import { StartError } from '#core/start-error.ts';

export interface MailOptions {
  /** smtp://user:password@host:587 or smtps://user:password@host:465 */
  url: string;
  /** Address that the mails come from, e.g. "Recado <recado@alba.example>". */
  from: string;
}

/** Far below the time that anybody waits for a form. */
const TIMEOUT_MS = 10_000;

/** Plain e-mail by an SMTP server. Nothing is read from files or addresses, whatever a mail says. @throws StartError where the address of the server is none */
export function createMail({ url, from }: MailOptions): Mail & { close(): void } {
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url) || new URL(url).hostname === '')
    throw new StartError(
      'SMTP_URL is not the address of a mail server. It looks like smtp://name:password@host:587 or smtps://name:password@host:465.',
    );
  const transport = nodemailer.createTransport(
    {
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    isConfigured: true,
    async send({ to, subject, text }) {
      // An address object is never parsed as a list, so one mail goes to one person.
      await transport.sendMail({ to: { name: '', address: to }, subject, text });
    },
    close: () => transport.close(),
  };
}
