import type { ActionFunctionArgs } from '@remix-run/node';
import { signOut } from '../accounts/ownAccount.server';
import { seeOther } from '../accounts/requireUser.server';
import { sessionCookie, sessionToken } from '../accounts/session.server';

/** Whoever comes by the address bar is signed out by a form only. */
export function loader() {
  throw seeOther('/');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, links } = context;
  await signOut(db, sessionToken(links.publicUrl, request.headers));
  throw seeOther('/', sessionCookie(links.publicUrl, null));
}
