import type { Audience } from '../study/document';
import { useWords } from './Words';

export interface TestView {
  id: string;
  side: Audience;
  locale: string | null;
  submittedAt: string;
  answers: { item: string; answer: string }[];
}

/** What was sent through the test links, to be looked at and removed. */
export function TestList(props: {
  tests: readonly TestView[];
  /** How many there are, listed or not. */
  count: number;
}) {
  const { tests, count } = props;
  const { t, f } = useWords();
  return (
    <section className="card screen" id="tests">
      <h2>{t('links.tests')}</h2>
      <p className="note">{t('links.tests_about')}</p>
      {count > tests.length && (
        <p>{t('links.tests_newest', { count: tests.length, all: count })}</p>
      )}
      {tests.length === 0 && <p>{t('links.no_tests')}</p>}
      {tests.length > 0 && (
        <>
          <ul className="entries">
            {tests.map(({ id, side, locale, submittedAt, answers }) => {
              const named = { side: t(`side.${side}`), moment: f.moment(new Date(submittedAt)) };
              return (
                <li key={id}>
                  <details>
                    <summary>
                      {t('links.tested', named)} {locale && <span className="tag">{locale}</span>}
                    </summary>
                    <dl className="answers">
                      {answers.map(({ item, answer }) => (
                        <div key={item}>
                          <dt>{item}</dt>
                          <dd>{answer}</dd>
                        </div>
                      ))}
                    </dl>
                    {answers.length === 0 && <p className="note">{t('links.no_answers')}</p>}
                  </details>
                  <form method="post">
                    <button
                      type="submit"
                      name="remove"
                      value={id}
                      className="button"
                      aria-label={t('links.remove_test', named)}
                    >
                      {t('links.remove')}
                    </button>
                  </form>
                </li>
              );
            })}
          </ul>
          <form method="post">
            <button type="submit" name="remove" value="all" className="button">
              {t('links.remove_all')}
            </button>
          </form>
        </>
      )}
    </section>
  );
}
