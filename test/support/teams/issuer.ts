import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Who signs what arrives at the bot: keys, and tokens with every fault that a token can have. */
export interface Issuer {
  /** The published keys. One is endorsed for Teams, one only for another channel. */
  readonly jwks: { readonly keys: readonly unknown[] };
  token(fault?: TokenFault): string;
}

/** What is wrong with a token. */
export type TokenFault = 'audience' | 'issuer' | 'expired' | 'not-yet' | 'service-url' | 'no-service-url' | 'no-audience' | 'unknown-key' | 'other-key' | 'not-endorsed' | 'hs256' | 'alg-none' | 'bad-signature' | 'no-signature' | 'payload-changed';

export const TOKEN_FAULTS: readonly TokenFault[] = ['audience', 'issuer', 'expired', 'not-yet', 'service-url', 'no-service-url', 'no-audience', 'unknown-key', 'other-key', 'not-endorsed', 'hs256', 'alg-none', 'bad-signature', 'no-signature', 'payload-changed'];

export function makeIssuer(appId: string, serviceUrl: () => string): Issuer {
  const good = keyPair();
  const other = keyPair();
  const webchat = keyPair();
  const jwk = (key: KeyObject, kid: string, endorsements: string[]) => ({ ...key.export({ format: 'jwk' }), kid, x5t: kid, use: 'sig', endorsements });
  return {
    jwks: { keys: [jwk(good.publicKey, 'key-teams', ['msteams']), jwk(webchat.publicKey, 'key-webchat', ['webchat'])] },
    token(fault) {
      const claims = claimsWith(fault, appId, serviceUrl());
      if (fault === 'alg-none') return `${part({ alg: 'none', typ: 'JWT', kid: 'key-teams' })}.${part(claims)}.`;
      if (fault === 'hs256') {
        const body = `${part({ alg: 'HS256', typ: 'JWT', kid: 'key-teams' })}.${part(claims)}`;
        return `${body}.${createHmac('sha256', good.publicKey.export({ type: 'spki', format: 'pem' })).update(body).digest('base64url')}`;
      }
      const kid = fault === 'unknown-key' ? 'key-nobody' : fault === 'not-endorsed' ? 'key-webchat' : 'key-teams';
      const body = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
      const key = fault === 'other-key' ? other : fault === 'not-endorsed' ? webchat : good;
      const signature = sign('sha256', Buffer.from(body), key.privateKey).toString('base64url');
      if (fault === 'no-signature') return `${body}.`;
      if (fault === 'bad-signature') return `${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      if (fault === 'payload-changed') return `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part({ ...claims, more: true })}.${signature}`;
      return `${body}.${signature}`;
    },
  };
}

function claimsWith(fault: TokenFault | undefined, appId: string, serviceUrl: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: fault === 'issuer' ? 'https://issuer.example.org' : 'https://api.botframework.com',
    ...(fault === 'no-audience' ? {} : { aud: fault === 'audience' ? '99999999-0000-0000-0000-000000000000' : appId }),
    ...(fault === 'no-service-url' ? {} : { serviceurl: fault === 'service-url' ? 'https://smba.trafficmanager.net/elsewhere/' : serviceUrl }),
    nbf: fault === 'not-yet' ? now + 3_000 : now - 60,
    exp: fault === 'expired' ? now - 900 : now + 3_600,
  };
}

function keyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
