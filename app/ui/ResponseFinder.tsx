import type { Audience } from '../study/document';
import { Field } from './Field';
import { useWords } from './Words';

export interface FoundResponse {
  id: string;
  side: Audience;
  respondent: string | null;
  locale: string | null;
  submittedAt: string;
  weight: number;
  cluster: string | null;
  status: 'complete' | 'partial' | 'test';
  flagged: boolean;
  /** What was answered; null: "don't know". */
  answers: { item: string; label: string; answer: string | null }[];
}

interface Finding {
  /** The page's own address, and what its forms are sent to. */
  page: string;
  find: string;
  /** Whether the responses may be changed by whoever looks. */
  mayChange: boolean;
  isOpen: boolean;
  /** The response whose erasure is to be confirmed. */
  asked: string | null;
  language: string;
}

/** Finds a response by the name of its respondent or by its id, and does what there is to do with it. */
export function ResponseFinder(props: Finding & { found: readonly FoundResponse[] | null }) {
  const { page, find, found } = props;
  const { t, f } = useWords();
  return (
    <section className="card" id="one">
      <h2>{t('responses.one')}</h2>
      <p className="note">{t('responses.one_about')}</p>
      <form method="get" action={`${page}#one`} className="form">
        <input type="hidden" name="lang" value={f.locale} />
        <Field
          name="find"
          label={t('responses.name')}
          hint={t('responses.name_hint')}
          autoComplete="off"
          maxLength={200}
          required
          defaultValue={find}
        />
        <button type="submit" className="button">
          {t('responses.find')}
        </button>
      </form>
      {found && <p role="status">{t('responses.found', { count: found.length })}</p>}
      {found && found.length > 0 && (
        <ul className="entries">
          {found.map((response) => (
            <li key={response.id}>
              <OneResponse {...props} of={response} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OneResponse({ of, ...finding }: Finding & { of: FoundResponse }) {
  const { t, f } = useWords();
  const { language, mayChange } = finding;
  return (
    <div>
      <strong className="entries__address">{of.respondent ?? t('responses.anonymous')}</strong>{' '}
      <span className="tag">{t(`side.${of.side}`)}</span>{' '}
      {of.status !== 'complete' && <span className="tag">{t(`responses.is_${of.status}`)}</span>}{' '}
      {of.flagged && <span className="tag">{t('responses.is_flagged')}</span>}
      <p className="note">
        {[
          t('responses.submitted', { moment: f.moment(new Date(of.submittedAt)) }),
          ...(of.locale === null ? [] : [of.locale]),
          ...(of.weight === 1 ? [] : [t('responses.weight', { weight: String(of.weight) })]),
          ...(of.cluster === null ? [] : [t('responses.cluster', { cluster: of.cluster })]),
        ].join(' · ')}
      </p>
      <p className="note">{t('responses.id', { id: of.id })}</p>
      {of.answers.length === 0 && <p className="note">{t('responses.empty')}</p>}
      <dl className="answers">
        {of.answers.map(({ item, label, answer }) => (
          <div key={item}>
            <dt lang={label === item ? undefined : language}>{label}</dt>
            <dd>{answer ?? t('responses.dont_know')}</dd>
          </div>
        ))}
      </dl>
      {mayChange && <Doing {...finding} of={of} />}
    </div>
  );
}

function Doing(props: Finding & { of: FoundResponse }) {
  const { page, find, isOpen, asked, of } = props;
  const { t, f } = useWords();
  const here = (more: Record<string, string> = {}) =>
    `${page}?${new URLSearchParams({ find, ...more, lang: f.locale })}#one`;
  const hidden = (
    <>
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="find" value={find} />
    </>
  );
  if (asked === of.id)
    return (
      <form method="post" action={`${page}?lang=${f.locale}`}>
        {hidden}
        <h3>{t('responses.erase_title')}</h3>
        <p>
          {t('responses.erase_follows')} {isOpen && t('responses.steps')}
        </p>
        <p className="actions">
          <button type="submit" className="button button--main" name="intent" value="erase">
            {t('responses.erase_now')}
          </button>
          <a className="button" href={here()}>
            {t('wave.cancel')}
          </a>
        </p>
      </form>
    );
  return (
    <form method="post" action={`${page}?lang=${f.locale}`}>
      {hidden}
      {isOpen && <p className="note">{t('responses.steps')}</p>}
      <p className="actions">
        <button
          type="submit"
          className="button"
          name="intent"
          value={of.flagged ? 'unflag' : 'flag'}
        >
          {t(of.flagged ? 'responses.unflag' : 'responses.flag')}
        </button>
        <a className="button" href={here({ erase: of.id })}>
          {t('responses.erase')}
        </a>
      </p>
    </form>
  );
}
