import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import type { SignedIn } from '../../db/sessions.server';
import { USER_ROLES, type UserRole } from './credentials';
import { ownPath } from './destination';

export const NO_STORE = { 'Cache-Control': 'private, no-store' };

/** The headers of a page whose form may be told to come back later. */
export const formHeaders: HeadersFunction = ({ actionHeaders }) => {
  const later = actionHeaders.get('Retry-After');
  return { ...NO_STORE, ...(later === null ? {} : { 'Retry-After': later }) };
};

/** What a gate needs of a loader's or an action's arguments. */
export type Asked = Pick<LoaderFunctionArgs, 'request' | 'context'>;

/**
 * Who is signed in, and may use an address. The one gate of all pages behind the sign-in.
 * @throws Response to the sign-in and back for nobody, to the change of a one-time password, 404
 *   for another role: what somebody may not use is not there
 */
export async function requireUser(
  { request, context }: Asked,
  roles: readonly UserRole[] = USER_ROLES,
): Promise<SignedIn> {
  const signedIn = await requireSignedIn({ request, context });
  if (signedIn.user.mustChange) throw seeOther(withReturn('/account/password', request));
  if (!roles.includes(signedIn.user.role)) throw nothingThere();
  return signedIn;
}

/**
 * Who is signed in, with a one-time password too: for its change alone.
 * @throws Response to the sign-in and back for nobody
 */
export async function requireSignedIn({ request, context }: Asked): Promise<SignedIn> {
  const signedIn = await context.signedIn();
  if (!signedIn) throw seeOther(withReturn('/sign-in', request));
  return signedIn;
}

/** A redirect that is followed by GET. */
export function seeOther(location: string, ...cookies: string[]): Response {
  const headers = new Headers({ ...NO_STORE, Location: location });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Where a sign-in leads: the address that was asked for before, or else to the waves. */
export function destinationOf(request: Request): string {
  const { searchParams } = new URL(request.url);
  const lang = searchParams.get('lang');
  const usual = lang ? `/waves?${new URLSearchParams({ lang })}` : '/waves';
  return ownPath(searchParams.get('to')) ?? usual;
}

/** The fields of a form; of two with one name the last. A body that is no form has none. */
export async function formOf(request: Request): Promise<Record<string, unknown>> {
  const form = await request.formData().catch(() => new FormData());
  return Object.fromEntries(form);
}

function withReturn(path: string, request: Request): string {
  const { pathname, search, searchParams } = new URL(request.url);
  const query = new URLSearchParams({ to: `${pathname}${search}` });
  const lang = searchParams.get('lang');
  if (lang) query.set('lang', lang);
  return `${path}?${query}`;
}

/** The answer that what is there for others gives to a stranger. */
export function nothingThere(): Response {
  return new Response(null, { status: 404, headers: NO_STORE });
}
