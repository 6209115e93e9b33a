import type { Database } from '../../db/open.server';
import { findSession, type SignedIn } from '../../db/sessions.server';
import type { Caller } from '../http/caller.server';
import type { HeaderReader } from '../http/plain';
import { agentName } from './agent';
import type { Browser } from './tries.server';

/** How long a browser keeps the cookie, in seconds; the session itself may end before. */
const KEEP = 60 * 24 * 60 * 60;

/** Over https a name that no other host and no plain connection can set. */
function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-session' : 'session';
}

/** The cookie that keeps a browser signed in; null signs it out. */
export function sessionCookie(publicUrl: string, token: string | null): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = token === null ? 0 : KEEP;
  return `${cookieName(publicUrl)}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** What a browser's session cookie holds; undefined where it has none. */
export function sessionToken(publicUrl: string, headers: HeaderReader): string | undefined {
  const cookies = headers.get('Cookie') ?? '';
  const pattern = new RegExp(`(?:^|;\\s*)${cookieName(publicUrl)}=([0-9a-z]{26})(?:;|$)`);
  return pattern.exec(cookies)?.[1];
}

/** Who sent a request; looked up once, however many loaders ask. */
export function visitorOf(
  { db, publicUrl, now }: { db: Database; publicUrl: string; now: () => Date },
  headers: HeaderReader,
): () => Promise<SignedIn | undefined> {
  let asked: Promise<SignedIn | undefined> | undefined;
  return () => {
    const token = sessionToken(publicUrl, headers);
    asked ??= token === undefined ? Promise.resolve(undefined) : findSession(db, token, now());
    return asked;
  };
}

/** The browser that sent a request, as a session and the limits know it. */
export function browserOf(request: Request, caller: Caller): Browser {
  return { address: caller.address, agent: agentName(request.headers.get('User-Agent')) };
}
