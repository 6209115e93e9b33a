import type { ActionFunctionArgs } from '@remix-run/node';
import { endSessionOf } from '../../db/sessions.server';
import { seeOther } from '../accounts/requireUser.server';
import { sessionCookie, sessionToken } from '../accounts/session.server';

/** Whoever comes by the address bar is signed out by a form only. */
export function loader() {
  throw seeOther('/');
}

export async function action({ request, context: { db, links } }: ActionFunctionArgs) {
  const token = sessionToken(links.publicUrl, request.headers);
  if (token !== undefined) await endSessionOf(db, token);
  throw seeOther('/', sessionCookie(links.publicUrl, null));
}
