import { useWords } from './Words';

interface SessionEntry {
  id: string;
  agent: string;
  createdAt: string;
  seenAt: string;
  /** Whether the page is seen by it. */
  isThis: boolean;
}

/** Where somebody is signed in, each to be ended. */
export function Sessions({ sessions }: { sessions: readonly SessionEntry[] }) {
  const { t, f } = useWords();
  const moment = (written: string) => f.moment(new Date(written));
  return (
    <section className="card">
      <h2>{t('account.sessions')}</h2>
      <p className="note">{t('account.sessions_text')}</p>
      <ul className="entries">
        {sessions.map(({ id, agent, createdAt, seenAt, isThis }) => {
          const browser = agent || t('account.unknown_browser');
          return (
            <li key={id}>
              <div>
                <strong>{browser}</strong>{' '}
                {isThis && <span className="tag">{t('account.this_browser')}</span>}
                <p className="note">
                  {t('account.seen', { moment: moment(seenAt), since: moment(createdAt) })}
                </p>
              </div>
              {!isThis && (
                <form method="post">
                  <input type="hidden" name="intent" value="end" />
                  <input type="hidden" name="session" value={id} />
                  <button
                    type="submit"
                    className="button"
                    aria-label={t('account.end_named', { browser, moment: moment(seenAt) })}
                  >
                    {t('account.end')}
                  </button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <form method="post" className="form">
          <input type="hidden" name="intent" value="end_others" />
          <button type="submit" className="button">
            {t('account.end_others')}
          </button>
        </form>
      )}
    </section>
  );
}
