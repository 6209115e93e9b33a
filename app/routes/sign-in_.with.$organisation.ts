import type { LoaderFunctionArgs } from '@remix-run/node';
import { findProvider } from '../../db/signInProviders.server';
import { begin } from '../accounts/openid.server';
import { destinationOf, nothingThere, seeOther } from '../accounts/requireUser.server';

/** Sends somebody to the provider of their organisation. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, links, now } = context;
  const provider = await findProvider(db, params.organisation ?? '');
  if (!provider) throw nothingThere();
  const begun = await begin(links, provider, destinationOf(request), now()).catch((error) => {
    context.report(error);
    return null;
  });
  if (!begun) throw seeOther('/sign-in?provider=down');
  throw seeOther(begun.location, begun.cookie);
}
