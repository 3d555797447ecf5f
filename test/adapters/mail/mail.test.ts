import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { createMail } from '../../../adapters/mail/index.ts';

interface Received {
  from: string;
  to: string[];
  text: string;
  user: string | undefined;
}

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A mail server on loopback that keeps what it takes. */
async function startServer({ refuse = false } = {}): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      done(password === 'secreto' ? null : new Error('no'), { user: username }),
    onRcptTo: (_address, _session, done) => done(refuse ? new Error('nobody here') : null),
    onData(stream, { envelope, user }, done) {
      let text = '';
      stream
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('end', () => {
          received.push({
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address),
            text,
            user,
          });
          done();
        });
    },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  open.push(() => new Promise<void>((ended) => server.close(ended)));
  return { url: `smtp://recado:secreto@127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

function mailTo(url: string): ReturnType<typeof createMail> {
  const mail = createMail({ url, from: 'Recado <recado@alba.example>' });
  open.push(() => mail.close());
  return mail;
}

describe('e-mail', () => {
  it('reaches one person, whole and in plain text', async () => {
    const { url, received } = await startServer();
    const link = `http://localhost:3000/ask/${'x'.repeat(43)}`;
    await mailTo(url).send({
      to: 'ana@taller.example',
      subject: 'Alba: una pregunta',
      text: `¿Desde cuándo?\n\n${link}`,
    });
    expect(received).toMatchObject([{ from: 'recado@alba.example', to: ['ana@taller.example'], user: 'recado' }]);
    expect(received[0]?.text).toMatch(/Content-Type: text\/plain; charset=utf-8/i);
    expect(received[0]?.text.replace(/=\r\n/g, '')).toContain(link);
  });

  it('lets no line of a text become a header or a second address', async () => {
    const { url, received } = await startServer();
    await mailTo(url).send({ to: 'ana@taller.example', subject: 'Hola\r\nBcc: malo@evil.example', text: 'Hola' });
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['ana@taller.example']);
    expect(received[0]?.text).not.toMatch(/^bcc:/im);
  });

  it('fails where the server refuses or is not there', async () => {
    const { url } = await startServer({ refuse: true });
    await expect(mailTo(url).send({ to: 'ana@taller.example', subject: 'Hola', text: 'Hola' })).rejects.toThrow();
    await expect(
      mailTo('smtp://127.0.0.1:1').send({ to: 'ana@taller.example', subject: 'Hola', text: 'Hola' }),
    ).rejects.toThrow();
  });

  it('says what is wrong with the address of the server', () => {
    for (const url of ['mail.alba.example', 'https://mail.alba.example', 'smtp://'])
      expect(() => createMail({ url, from: 'a@b.example' })).toThrow(/SMTP_URL/);
  });
});
