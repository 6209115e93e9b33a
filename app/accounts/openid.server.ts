import * as openid from 'openid-client';
import { z } from 'zod';
import type { SignInProvider } from '../../db/signInProviders.server';
import type { LinkBase } from '../links.server';
import { seal, unseal } from './sealed.server';

/** For how long somebody may stay at the provider, in seconds. */
const KEEP = 15 * 60;
/** After how long a provider that says nothing is given up, in seconds. */
const PATIENCE = 10;

/** What is kept in the browser while somebody is at the provider. */
const flow = z.object({
  tenantId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  until: z.number(),
});
export type Flow = z.infer<typeof flow>;

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** An issuer's address: https, but on the machine itself. Only administrators set one. */
export const issuerSchema = z
  .string()
  .trim()
  .max(300)
  .refine((given) => {
    if (!URL.canParse(given)) return false;
    const { protocol, hostname, username, password, search, hash } = new URL(given);
    const isSafe = protocol === 'https:' || (protocol === 'http:' && LOCAL.includes(hostname));
    return isSafe && `${username}${password}${search}${hash}` === '';
  });

/** The provider as it describes itself. @throws whatever keeps it from that */
export function discover(
  secret: string,
  { issuer, clientId, clientSecret }: Pick<SignInProvider, 'issuer' | 'clientId' | 'clientSecret'>,
): Promise<openid.Configuration> {
  const address = new URL(issuer);
  return openid.discovery(
    address,
    clientId,
    unseal(secret, 'sign-in provider', clientSecret) ?? '',
    undefined,
    {
      timeout: PATIENCE,
      execute: address.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
    },
  );
}

/** Where providers send people back to. */
export const callbackOf = ({ publicUrl }: Pick<LinkBase, 'publicUrl'>) =>
  `${publicUrl}/sign-in/callback`;

/** Where somebody is sent to sign in, and what their browser keeps meanwhile. */
export async function begin(
  links: LinkBase,
  provider: SignInProvider,
  to: string,
  now: Date,
): Promise<{ location: string; cookie: string }> {
  const config = await discover(links.secret, provider);
  const kept: Flow = {
    tenantId: provider.tenantId,
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
    to,
    until: now.getTime() + KEEP * 1000,
  };
  const { href } = openid.buildAuthorizationUrl(config, {
    redirect_uri: callbackOf(links),
    scope: 'openid email profile',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  });
  const sealed = seal(links.secret, 'sign-in provider', JSON.stringify(kept));
  return { location: href, cookie: flowCookie(links.publicUrl, sealed) };
}

const NAME = 'sign-in-flow';

/** The cookie of somebody who is at the provider; null ends it. */
export function flowCookie(publicUrl: string, sealed: string | null): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = sealed === null ? 0 : KEEP;
  return `${NAME}=${sealed ?? ''}; Path=/sign-in; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** What a browser kept; null where that is too old, is not ours, or is not there. */
export function keptFlow(secret: string, headers: Headers, now: Date): Flow | null {
  const pattern = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]{1,4000})(?:;|$)`);
  const sealed = pattern.exec(headers.get('Cookie') ?? '')?.[1] ?? '';
  const text = unseal(secret, 'sign-in provider', sealed);
  if (text === null || !text.startsWith('{')) return null;
  const read = flow.safeParse(JSON.parse(text));
  return read.success && read.data.until > now.getTime() ? read.data : null;
}

/** Whom a provider vouches for. */
const person = z.object({
  sub: z.string().min(1).max(300),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});
export type Person = z.infer<typeof person>;

/** Whom the provider vouches for in what it sent the browser back with. @throws where it is not right */
export async function vouchedFor(
  links: LinkBase,
  provider: SignInProvider,
  { state, nonce, verifier }: Flow,
  search: string,
): Promise<Person> {
  const config = await discover(links.secret, provider);
  const tokens = await openid.authorizationCodeGrant(
    config,
    // As the browser saw it: a proxy may stand in front.
    new URL(`${callbackOf(links)}${search}`),
    {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    },
  );
  const claimed = person.parse(tokens.claims());
  if (claimed.email !== undefined) return claimed;
  const told = await openid.fetchUserInfo(config, tokens.access_token, claimed.sub);
  return person.parse({ ...told, sub: claimed.sub });
}
