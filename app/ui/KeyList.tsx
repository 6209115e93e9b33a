import type { KeyRole } from './KeyForm';
import { useWords } from './Words';

export interface ListedKey {
  id: string;
  name: string;
  role: KeyRole;
  createdAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

/** The keys of an organisation, each with the way to end it. */
export function KeyList(props: {
  keys: readonly ListedKey[];
  /** The key whose end is to be confirmed. */
  asked: string | null;
  locale: string;
}) {
  const { keys, asked, locale } = props;
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('keys.list')}</h2>
      <ul className="entries">
        {keys.map((key) => (
          <li key={key.id} id={key.id}>
            <KeyFacts of={key} />
            {key.revokedAt === null && key.id !== asked && (
              <a
                className="button"
                href={`/keys?${new URLSearchParams({ revoke: key.id, lang: locale })}#${key.id}`}
                aria-label={t('keys.revoke_named', { name: key.name })}
              >
                {t('keys.revoke')}
              </a>
            )}
            {key.id === asked && (
              <form method="post" action={`/keys?lang=${locale}`} className="confirm">
                <p>{t('keys.revoke_follows')}</p>
                <p className="actions">
                  <button
                    type="submit"
                    className="button button--main"
                    name="revoke"
                    value={key.id}
                    aria-label={t('keys.revoke_named', { name: key.name })}
                  >
                    {t('keys.revoke')}
                  </button>
                  <a className="button" href={`/keys?lang=${locale}`}>
                    {t('wave.cancel')}
                  </a>
                </p>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeyFacts({ of }: { of: ListedKey }) {
  const { t, f } = useWords();
  const moment = (at: string) => f.moment(new Date(at));
  const used =
    of.usedAt === null ? t('keys.unused') : t('keys.used', { moment: moment(of.usedAt) });
  return (
    <div>
      <strong>{of.name}</strong> <span className="tag">{t(`keys.${of.role}_short`)}</span>{' '}
      {of.revokedAt !== null && <span className="tag">{t('keys.revoked')}</span>}
      <p className="note">
        {t('keys.made_at', { moment: moment(of.createdAt) })} ·{' '}
        {of.revokedAt === null ? used : t('keys.revoked_at', { moment: moment(of.revokedAt) })}
      </p>
    </div>
  );
}
