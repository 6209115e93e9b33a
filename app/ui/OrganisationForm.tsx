import { useSearchParams } from '@remix-run/react';
import { Field } from './Field';
import { useWords } from './Words';

/** Asks whoever signs in by a provider which organisation they belong to. */
export function OrganisationForm({ wrong }: { wrong: string | null }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const kept = ['to', 'lang'].flatMap((name) => {
    const value = search.get(name);
    return value === null ? [] : [{ name, value }];
  });
  return (
    <section className="aside" aria-labelledby="organisation">
      <h2 id="organisation">{t('provider.organisation_title')}</h2>
      <form method="get" action="/sign-in" className="form">
        {kept.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          name="organisation"
          label={t('provider.organisation')}
          hint={t('provider.organisation_hint')}
          autoComplete="organization"
          maxLength={64}
          required
          defaultValue={wrong ?? undefined}
          fault={wrong === null ? null : t('provider.organisation_fault')}
        />
        <button type="submit" className="button">
          {t('provider.organisation_go')}
        </button>
      </form>
    </section>
  );
}
