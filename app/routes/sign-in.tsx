import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { data, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { emailSchema } from '../accounts/credentials';
import { offeredProvider } from '../accounts/offered.server';
import { endEarlier } from '../accounts/ownAccount.server';
import { destinationOf, formHeaders, formOf, seeOther } from '../accounts/requireUser.server';
import { secondStepCookie } from '../accounts/secondStep.server';
import { browserOf, sessionCookie, sessionToken } from '../accounts/session.server';
import { refusal, signIn } from '../accounts/signIn.server';
import { reportLanguage } from '../reportLanguage';
import { Alert } from '../ui/Alert';
import { Field } from '../ui/Field';
import { Header } from '../ui/Header';
import { OrganisationForm } from '../ui/OrganisationForm';
import { useWords, wordsOf } from '../ui/Words';

const fields = z.object({ email: z.string().max(1000), password: z.string().max(1000) });

/** Why a provider's word was not taken, told by the address that it leads back to. */
const REFUSED = z.enum(['down', 'unknown', 'unverified', 'over']).nullable().catch(null);

/** What a form that was refused comes back with. */
interface Sent {
  fault: 'wrong' | 'locked' | 'empty_email' | 'empty_password';
  email: string;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await context.signedIn()) throw seeOther(destinationOf(request));
  const { searchParams } = new URL(request.url);
  const { provider, asks } = await offeredProvider(context.db, searchParams);
  if (asks?.wrong && !context.caller.mayBeWrong()) throw new Response(null, { status: 429 });
  return {
    locale: reportLanguage(request),
    isReset: searchParams.get('done') === 'reset',
    refused: REFUSED.parse(searchParams.get('provider')),
    provider,
    asks,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, links, now, caller, metrics } = context;
  const given = fields.safeParse(await formOf(request));
  if (!given.success) return data<Sent>({ fault: 'wrong', email: '' }, 422);
  const { email, password } = given.data;
  const known = emailSchema.safeParse(email);
  if (email.trim() === '') return data<Sent>({ fault: 'empty_email', email }, 422);
  if (password === '') return data<Sent>({ fault: 'empty_password', email }, 422);
  if (!known.success) return data<Sent>({ fault: 'wrong', email }, 422);
  const place = { db, secret: links.secret };
  const browser = browserOf(request, caller);
  const signed = await signIn(place, { email: known.data, password }, browser, now());
  if (signed === 'locked') metrics.refused.inc({ limit: 'sign_in' });
  if (typeof signed === 'string') return data<Sent>({ fault: signed, email }, refusal(signed));
  await endEarlier(db, sessionToken(links.publicUrl, request.headers));
  if ('token' in signed)
    throw seeOther(destinationOf(request), sessionCookie(links.publicUrl, signed.token));
  const { search } = new URL(request.url);
  throw seeOther(`/sign-in/code${search}`, secondStepCookie(links.publicUrl, signed.second));
}

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('sign_in.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function SignIn() {
  const { t, f } = useWords();
  const { isReset, refused, provider, asks } = useLoaderData<typeof loader>();
  const sent = useActionData<Sent>();
  const [search] = useSearchParams();
  const fault = sent?.fault;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('sign_in.title')}</h1>
        <p className="certainty">{t('sign_in.text')}</p>
        {isReset && !fault && (
          <p className="done" role="status">
            {t('reset.done')}
          </p>
        )}
        {refused && !fault && <Alert text={t(`provider.refused_${refused}`)} />}
        {(fault === 'wrong' || fault === 'locked') && <Alert text={t(`sign_in.${fault}`)} />}
        <form method="post" className="form">
          <Field
            name="email"
            type="email"
            label={t('sign_in.email')}
            autoComplete="username"
            required
            defaultValue={sent?.email}
            fault={fault === 'empty_email' ? t('sign_in.empty_email') : null}
          />
          <Field
            name="password"
            type="password"
            label={t('sign_in.password')}
            autoComplete="current-password"
            required
            fault={fault === 'empty_password' ? t('sign_in.empty_password') : null}
          />
          <button type="submit" className="button button--main">
            {t('sign_in.send')}
          </button>
          <p>
            <a href={`/forgot?lang=${f.locale}`}>{t('forgot.link')}</a>
          </p>
        </form>
        {provider && (
          <p>
            <a className="button" href={`/sign-in/with/${provider.organisation}?${search}`}>
              {provider.label}
            </a>
          </p>
        )}
        {asks && <OrganisationForm wrong={asks.wrong} />}
      </main>
    </>
  );
}
