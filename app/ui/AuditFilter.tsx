import { useSearchParams } from '@remix-run/react';
import { useId } from 'react';
import type { AuditAction, AuditFamily } from '../audit/actions';
import { Field } from './Field';
import { changed } from './tableState';
import { useWords } from './Words';

const SETS = ['who', 'what', 'about', 'from', 'to'] as const;

/** Which entries of the audit log are to be seen; the address keeps it. */
export function AuditFilter(props: {
  choices: readonly { family: AuditFamily; actions: readonly AuditAction[] }[];
  what: string | null;
  /** What the entries are about, by its name. */
  about: string | null;
  typed: { who: string; from: string; to: string };
  faults: readonly ('from' | 'to')[];
}) {
  const { choices, what, about, typed, faults } = props;
  const { t } = useWords();
  const [search] = useSearchParams();
  const id = useId();
  const lang = search.get('lang');
  const isAsked = SETS.some((name) => search.get(name));
  const without = changed(search, { who: [], what: [], about: [], from: [], to: [], before: [] });
  const kept = changed(search, { before: [] });
  const fault = (name: 'from' | 'to') => (faults.includes(name) ? t('audit.date_fault') : null);
  return (
    <form method="get" className="card audit__filter" aria-label={t('audit.filter')}>
      {lang && <input type="hidden" name="lang" value={lang} />}
      {about !== null && (
        <p className="audit__about">
          {t('audit.only_about')} <strong>{about}</strong>{' '}
          <a href={`/audit?${changed(search, { about: [], before: [] })}`}>
            {t('audit.about_all')}
          </a>
          <input type="hidden" name="about" value={search.get('about') ?? ''} />
        </p>
      )}
      <Field name="who" type="search" label={t('audit.who')} defaultValue={typed.who} />
      <div className="field">
        <label htmlFor={id}>{t('audit.what')}</label>
        <select id={id} name="what" defaultValue={what ?? ''}>
          <option value="">{t('audit.everything')}</option>
          {choices.map(({ family, actions }) =>
            actions.length < 2 ? (
              <option key={family} value={family}>
                {t(`audit.all_${family}`)}
              </option>
            ) : (
              <optgroup key={family} label={t(`audit.all_${family}`)}>
                <option value={family}>{t(`audit.all_${family}`)}</option>
                {actions.map((action) => (
                  <option key={action} value={action}>
                    {t(`audit.${action}`)}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </select>
      </div>
      <Field
        name="from"
        type="date"
        label={t('audit.from')}
        defaultValue={typed.from}
        fault={fault('from')}
      />
      <Field
        name="to"
        type="date"
        label={t('audit.to')}
        defaultValue={typed.to}
        fault={fault('to')}
      />
      <div className="audit__ways">
        <button type="submit" className="button button--main">
          {t('audit.apply')}
        </button>
        {isAsked && (
          <a className="button" href={`/audit?${without}`}>
            {t('audit.reset')}
          </a>
        )}
        <a className="button" href={`/audit/log.csv?${kept}`} download>
          {t('audit.csv')}
        </a>
      </div>
    </form>
  );
}
