import type { UserRole } from '../accounts/credentials';
import { useWords } from './Words';

export interface ListedUser {
  id: string;
  email: string;
  name: string;
  role: UserRole;
  isYou: boolean;
  isDisabled: boolean;
  mustChange: boolean;
  signedInAt: string | null;
  browsers: number;
  hasFactor: boolean;
}

/** An organisation's accounts, each with the way to look after it. */
export function UserList({ users }: { users: readonly ListedUser[] }) {
  const { t, f } = useWords();
  return (
    <section className="card">
      <h2>{t('users.accounts')}</h2>
      <ul className="entries">
        {users.map((user) => (
          <li key={user.id}>
            <div>
              <strong>{user.name}</strong> <span className="tag">{t(`users.${user.role}`)}</span>{' '}
              {user.isYou && <span className="tag">{t('users.you')}</span>}{' '}
              {user.isDisabled && <span className="tag">{t('users.disabled')}</span>}{' '}
              {user.hasFactor && <span className="tag">{t('users.second_step')}</span>}{' '}
              {user.mustChange && <span className="tag">{t('users.one_time')}</span>}
              <p className="entries__address">{user.email}</p>
              <p className="note">
                {user.signedInAt === null
                  ? t('users.never')
                  : t('users.last', { moment: f.moment(new Date(user.signedInAt)) })}
                {user.browsers > 0 && <> · {t('users.browsers', { count: user.browsers })}</>}
              </p>
            </div>
            <a
              className="button"
              href={`/users/${user.id}?lang=${f.locale}`}
              aria-label={t('users.open', { name: user.name })}
            >
              {t('users.edit')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who was asked to join and did not so far. */
export function InvitationList(props: {
  invitations: readonly {
    id: string;
    email: string;
    role: UserRole;
    expiresAt: string;
    isOver: boolean;
  }[];
}) {
  const { t, f } = useWords();
  return (
    <section className="card">
      <h2>{t('users.invitations')}</h2>
      <ul className="entries">
        {props.invitations.map(({ id, email, role, expiresAt, isOver }) => (
          <li key={id}>
            <div>
              <strong className="entries__address">{email}</strong>{' '}
              <span className="tag">{t(`users.${role}`)}</span>
              <p className="note">
                {t(isOver ? 'users.expired' : 'users.expires', {
                  moment: f.moment(new Date(expiresAt)),
                })}
              </p>
            </div>
            <form method="post" className="pills">
              {(['again', 'withdraw'] as const).map((act) => (
                <button
                  key={act}
                  type="submit"
                  className="button"
                  name={act}
                  value={id}
                  aria-label={t(`users.${act}_named`, { email })}
                >
                  {t(`users.${act}`)}
                </button>
              ))}
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
