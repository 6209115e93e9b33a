import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { Header } from '../ui/Header';
import { InvitationForm, type InvitationSent } from '../ui/InvitationForm';
import { InvitationList, UserList } from '../ui/UserList';
import { useWords, wordsOf } from '../ui/Words';
import { changeUsers, openUsers } from '../usersPage.server';

export const loader = openUsers;
export const action = changeUsers;

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('users.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Users() {
  const { users, invitations, form, done, sendsMail } = useLoaderData<typeof loader>();
  const sent = useActionData<InvitationSent>();
  const { t, f } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('users.title')}</h1>
        <p className="certainty">
          {t('users.count', { count: users.length, invited: invitations.length })}
        </p>
        {done && (
          <div className="done" role="status">
            <p>{t(`users.done_${done}`)}</p>
            {done === 'invited' && !sendsMail && (
              <p>
                {t('users.in_outbox')}{' '}
                <a href={`/outbox?lang=${f.locale}`}>{t('users.to_outbox')}</a>
              </p>
            )}
          </div>
        )}
        <UserList users={users} />
        {invitations.length > 0 && <InvitationList invitations={invitations} />}
        <InvitationForm form={form} sent={sent} />
      </main>
    </>
  );
}
