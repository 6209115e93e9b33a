import type { LoaderFunctionArgs } from '@remix-run/node';
import { findProvider } from '../../db/signInProviders.server';
import { flowCookie, keptFlow, vouchedFor } from '../accounts/openid.server';
import { endEarlier } from '../accounts/ownAccount.server';
import { seeOther } from '../accounts/requireUser.server';
import { secondStepCookie } from '../accounts/secondStep.server';
import { browserOf, sessionCookie, sessionToken } from '../accounts/session.server';
import { signInVouched } from '../accounts/signIn.server';
import { accountOf, providerDown } from '../accounts/vouched.server';

/** Takes somebody in whom their organisation's provider sends back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, links, now, caller } = context;
  const { publicUrl, secret } = links;
  const ended = flowCookie(publicUrl, null);
  const refused = (why: string) => seeOther(`/sign-in?provider=${why}`, ended);
  const flow = keptFlow(secret, request.headers, now());
  const provider = flow && (await findProvider(db, flow.tenantId));
  if (!flow || !provider) throw refused('over');
  const { search } = new URL(request.url);
  const person = await vouchedFor(links, provider, flow, search).catch((error) => {
    context.report(error);
    return null;
  });
  if (!person) {
    await providerDown(db, provider, now());
    throw refused('down');
  }
  const user = await accountOf(db, provider, person, now());
  if (typeof user === 'string') throw refused(user);
  const vouched = { email: user.email, issuer: provider.issuer };
  const browser = browserOf(request, caller);
  const signed = await signInVouched({ db, secret }, vouched, browser, now());
  if (typeof signed === 'string') throw refused('unknown');
  const query = new URLSearchParams({ to: flow.to });
  if ('second' in signed)
    throw seeOther(`/sign-in/code?${query}`, ended, secondStepCookie(publicUrl, signed.second));
  await endEarlier(db, sessionToken(publicUrl, request.headers));
  throw seeOther(flow.to, ended, sessionCookie(publicUrl, signed.token));
}
