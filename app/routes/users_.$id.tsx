import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { Alert } from '../ui/Alert';
import { AuditLink } from '../ui/AuditLink';
import { Header } from '../ui/Header';
import { UserForms } from '../ui/UserForms';
import { useWords, wordsOf } from '../ui/Words';
import { changeUser, openUser, type UserSent } from '../userPage.server';

export const loader = openUser;
export const action = changeUser;

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.user.name ?? wordsOf('en').t('users.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function User() {
  const { user, roles, waves, done, sendsMail } = useLoaderData<typeof loader>();
  const sent = useActionData<UserSent>();
  const fault = sent?.fault;
  const { t, f } = useWords();
  const outbox = <a href={`/outbox?lang=${f.locale}`}>{t('users.to_outbox')}</a>;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <p className="where">
          <a href={`/users?lang=${f.locale}`}>{t('users.title')}</a>
          <span>{user.email}</span>
        </p>
        <h1>{user.name}</h1>
        <p className="certainty">
          {user.signedInAt === null
            ? t('users.never')
            : t('users.last', { moment: f.moment(new Date(user.signedInAt)) })}
        </p>
        {fault === 'last' && <Alert text={t('user.last_fault')} />}
        {done && (
          <div className="done" role="status">
            <p>{t(`user.done_${done}`)}</p>
            {done === 'reset' && !sendsMail && (
              <p>
                {t('users.in_outbox')} {outbox}
              </p>
            )}
          </div>
        )}
        <UserForms user={user} roles={roles} waves={waves} wrong={sent?.values} both={sent?.both} />
        <AuditLink about={`user:${user.id}`} />
      </main>
    </>
  );
}
