import type { ActionFunctionArgs } from '@remix-run/node';
import { endSessionOf } from '../../db/sessions.server';
import { seeOther } from '../accounts/requireUser.server';
import { sessionCookie, sessionToken } from '../accounts/session.server';
import { ofUser, trace, userActor } from '../audit/trace.server';

/** Whoever comes by the address bar is signed out by a form only. */
export function loader() {
  throw seeOther('/');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, links } = context;
  const { user } = (await context.signedIn()) ?? {};
  const token = sessionToken(links.publicUrl, request.headers);
  if (token !== undefined) await endSessionOf(db, token);
  if (user) await trace(db, userActor(user), { action: 'sign_out', subject: ofUser(user) });
  throw seeOther('/', sessionCookie(links.publicUrl, null));
}
