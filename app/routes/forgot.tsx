import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { emailSchema } from '../accounts/credentials';
import { askForReset } from '../accounts/forgotten.server';
import { formHeaders, formOf } from '../accounts/requireUser.server';
import { reportLanguage } from '../reportLanguage';
import { Field } from '../ui/Field';
import { Header } from '../ui/Header';
import { useWords, wordsOf } from '../ui/Words';

const fields = z.object({ email: z.string().catch('') });

/** What a form comes back with; without a fault it was sent. */
interface Sent {
  email: string;
  fault: 'email' | null;
}

export function loader({ request }: LoaderFunctionArgs) {
  return { locale: reportLanguage(request) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { email } = fields.parse(await formOf(request));
  const known = emailSchema.safeParse(email);
  if (!known.success) return data<Sent>({ email, fault: 'email' }, 422);
  const asked = { address: context.caller.address, locale: reportLanguage(request) };
  // Not waited for: how long it takes would tell whether there is an account.
  askForReset(context, known.data, asked, context.now()).catch(context.report);
  return data<Sent>({ email: known.data, fault: null });
}

export const headers = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('forgot.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Forgot() {
  const { t } = useWords();
  const sent = useActionData<Sent>();
  const isSent = sent?.fault === null;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t(isSent ? 'forgot.sent_title' : 'forgot.title')}</h1>
        <p className="certainty" role={isSent ? 'status' : undefined}>
          {isSent ? t('forgot.sent_text', { email: sent.email }) : t('forgot.text')}
        </p>
        {!isSent && (
          <form method="post" className="form">
            <Field
              name="email"
              type="email"
              label={t('users.email')}
              autoComplete="username"
              maxLength={254}
              required
              defaultValue={sent?.email}
              fault={sent ? t('users.email_fault') : null}
            />
            <button type="submit" className="button button--main">
              {t('forgot.send')}
            </button>
          </form>
        )}
      </main>
    </>
  );
}
