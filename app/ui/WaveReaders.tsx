import { useWords } from './Words';

/** Who of the readers may read a wave's report. */
export function WaveReaders({
  readers,
}: {
  readers: readonly { id: string; name: string; email: string; isGiven: boolean }[];
}) {
  const { t } = useWords();
  return (
    <section className="card" id="readers">
      <h2>{t('wave.readers')}</h2>
      <p className="note">{t('wave.readers_about')}</p>
      {readers.length === 0 && <p>{t('wave.no_readers')}</p>}
      {readers.length > 0 && (
        <ul className="entries">
          {readers.map(({ id, name, email, isGiven }) => (
            <li key={id}>
              <div>
                <strong>{name}</strong>
                <p className="note">{email}</p>
              </div>
              <form method="post">
                <input type="hidden" name="intent" value={isGiven ? 'withdraw' : 'give'} />
                <button
                  type="submit"
                  className="button"
                  name="user"
                  value={id}
                  aria-label={t(isGiven ? 'wave.withdraw_from' : 'wave.give_to', { name })}
                >
                  {t(isGiven ? 'wave.withdraw' : 'wave.give')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
