import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { BOT_FRAMEWORK, createSigner } from '../../../../sandbox/teams/token.ts';
import type { TeamsRig } from './rig.ts';

const packed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A message of somebody, as it would reach the bot. */
export function messageOf(rig: TeamsRig, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { world, appId, urls } = rig.service;
  const person = world.person('lucia');
  return {
    type: 'message',
    id: String(Date.now()) + randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: urls.service,
    locale: person.locale,
    from: { id: person.id, name: person.name, aadObjectId: person.objectId },
    recipient: { id: `28:${appId}`, name: 'Recado' },
    conversation: { id: world.chatWith(person).id, conversationType: 'personal', tenantId: world.tenantId },
    channelData: { tenant: { id: world.tenantId } },
    text: 'Desde octubre',
    ...more,
  };
}

/** Every way to knock, each with the status it is met with. */
export async function knock(rig: TeamsRig): Promise<Record<string, number>> {
  const { service, people } = rig;
  const { signer, appId, urls, world } = service;
  const now = Math.floor(Date.now() / 1_000);
  const stranger = createSigner(Date.now);
  const [key] = signer.keys.keys;
  const claims = { iss: BOT_FRAMEWORK, aud: appId, serviceurl: urls.service, iat: now, nbf: now, exp: now + 3_600 };
  const [, body = ''] = signer.token(claims).split('.');
  const forged = stranger.token(claims).split('.');
  const hmacHead = packed({ alg: 'HS256', typ: 'JWT', kid: key?.kid });
  const pem = createPublicKey({ key: key ?? {}, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const { serviceurl: _, ...claimsOfNoService } = claims;
  const context: Record<string, { token: string; activity?: Record<string, unknown> }> = {
    good: { token: signer.token(claims) },
    'expired a minute ago, as clocks differ': { token: signer.token({ ...claims, exp: now - 60 }) },
    none: { token: '' },
    nonsense: { token: 'nonsense' },
    'key of a stranger': { token: stranger.token(claims) },
    'key of a stranger under the name of ours': {
      token: `${packed({ alg: 'RS256', typ: 'JWT', kid: key?.kid })}.${forged[1] ?? ''}.${forged[2] ?? ''}`,
    },
    'audience of another bot': { token: signer.token({ ...claims, aud: randomUUID() }) },
    'issuer nobody knows': { token: signer.token({ ...claims, iss: 'https://issuer.example' }) },
    'issuer is our own Entra tenant': {
      token: signer.token({ ...claims, iss: `${urls.login}/${world.tenantId}/v2.0`, tid: world.tenantId }),
    },
    'issuer is the public Entra': {
      token: signer.token({
        ...claims,
        iss: `https://login.microsoftonline.com/${world.tenantId}/v2.0`,
        tid: world.tenantId,
      }),
    },
    'issuer is the old Entra': {
      token: signer.token({ ...claims, iss: `https://sts.windows.net/${world.tenantId}/`, tid: world.tenantId }),
    },
    'service of another address': {
      token: signer.token(claims),
      activity: messageOf(rig, { serviceUrl: 'https://evil.example/' }),
    },
    'service that the token does not name': { token: signer.token(claimsOfNoService) },
    'service that the activity does not name': {
      token: signer.token(claims),
      activity: messageOf(rig, { serviceUrl: undefined }),
    },
    'service that is no text': {
      token: signer.token(claims),
      activity: messageOf(rig, { serviceUrl: [urls.service] }),
    },
    'another channel than Teams': {
      token: signer.token(claims),
      activity: messageOf(rig, { channelId: 'directline' }),
    },
    expired: { token: signer.token({ ...claims, exp: now - 600 }) },
    'not valid yet': { token: signer.token({ ...claims, nbf: now + 3_000 }) },
    'algorithm none': { token: `${packed({ alg: 'none', typ: 'JWT' })}.${body}.` },
    'algorithm none with a signature': {
      token: `${packed({ alg: 'none', typ: 'JWT', kid: key?.kid })}.${body}.${forged[2] ?? ''}`,
    },
    'algorithm HS256 with our public key': {
      token: `${hmacHead}.${body}.${createHmac('sha256', pem).update(`${hmacHead}.${body}`).digest('base64url')}`,
    },
  };
  const met: Record<string, number> = {};
  for (const [name, { token, activity }] of Object.entries(context))
    met[name] = (await people.deliver(activity ?? messageOf(rig), token === '' ? '' : `Bearer ${token}`)).status;
  met['no Bearer'] = (await people.deliver(messageOf(rig), signer.token(claims))).status;
  return met;
}

/** Which of the ways above are let in. */
export const LET_IN = ['good', 'expired a minute ago, as clocks differ'];
