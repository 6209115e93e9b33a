import { useId } from 'react';
import type { UserRole } from '../accounts/credentials';
import { Field } from './Field';
import { RoleSelect } from './RoleSelect';
import { Select } from './Select';
import { type ChosenWave, WaveChoice } from './WaveChoice';
import { useWords } from './Words';

/** What became of one of several who were to be invited. */
export interface Told {
  email: string;
  did: 'invited' | 'there' | 'email' | 'many';
}

/** What a form that was refused, or that several were invited by, comes back with. */
export interface InvitationSent {
  fault: 'email' | 'name' | 'there' | null;
  told: Told[];
  values: {
    email: string;
    name: string;
    role: UserRole;
    language?: string | undefined;
    waves: string[];
    /** Those of several who were not invited. */
    list?: string | undefined;
  };
}

interface Terms {
  roles: readonly UserRole[];
  days: number;
  languages: readonly string[];
  waves: readonly ChosenWave[];
}

/** Asks somebody to join, or several at once. */
export function InvitationForm({ form, sent }: { form: Terms; sent: InvitationSent | undefined }) {
  const { t } = useWords();
  const isOfSeveral = sent?.values.list !== undefined;
  const one = isOfSeveral ? undefined : sent;
  const several = isOfSeveral ? sent : undefined;
  const fault = one?.fault;
  return (
    <section className="card">
      <h2>{t('users.invite')}</h2>
      <p className="note">{t('users.invite_text', { days: form.days })}</p>
      <form method="post" className="form">
        <Field
          name="email"
          type="email"
          label={t('users.email')}
          autoComplete="off"
          maxLength={254}
          required
          defaultValue={one?.values.email}
          fault={fault === 'email' || fault === 'there' ? t(`users.${fault}_fault`) : null}
        />
        <Field
          name="name"
          label={t('users.name')}
          autoComplete="off"
          maxLength={100}
          required
          defaultValue={one?.values.name}
          fault={fault === 'name' ? t('users.name_fault') : null}
        />
        <TermFields form={form} sent={one} />
        <button type="submit" className="button button--main">
          {t('users.send')}
        </button>
      </form>
      <details className="margins" open={isOfSeveral}>
        <summary>{t('users.several')}</summary>
        <Several form={form} sent={several} />
      </details>
    </section>
  );
}

/** Asks everybody of a pasted list to join on the same terms. */
function Several({ form, sent }: { form: Terms; sent: InvitationSent | undefined }) {
  const { t } = useWords();
  const id = useId();
  const told = sent?.told ?? [];
  return (
    <form method="post" className="form">
      {sent && told.length === 0 && (
        <p className="alert" role="alert">
          {t('users.several_none')}
        </p>
      )}
      {told.length > 0 && (
        <div role="status">
          <p>{t('users.told', { count: told.filter(({ did }) => did === 'invited').length })}</p>
          <ul className="listed">
            {told.map(({ email, did }) => (
              <li key={email}>
                <strong>{email}</strong>: {t(`users.told_${did}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="field">
        <label htmlFor={id}>{t('users.list')}</label>
        <p className="note" id={`${id}-hint`}>
          {t('users.list_hint')}
        </p>
        <textarea
          key={sent?.values.list}
          id={id}
          name="list"
          rows={6}
          required
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          defaultValue={sent?.values.list}
        />
      </div>
      <TermFields form={form} sent={sent} />
      <button type="submit" className="button">
        {t('users.send_several')}
      </button>
    </form>
  );
}

/** What whoever is invited may do, and in which language they are asked. */
function TermFields({ form, sent }: { form: Terms; sent: InvitationSent | undefined }) {
  const { t, f } = useWords();
  const names = new Intl.DisplayNames(f.locale, { type: 'language' });
  return (
    <>
      <RoleSelect roles={form.roles} value={sent?.values.role ?? 'reader'} />
      <WaveChoice
        legend={t('users.waves')}
        hint={t('users.waves_hint')}
        waves={form.waves.map((wave) => ({
          ...wave,
          isChosen: sent?.values.waves.includes(wave.id) ?? false,
        }))}
      />
      <Select
        name="language"
        label={t('users.language')}
        defaultValue={sent?.values.language ?? f.locale}
      >
        {form.languages.map((language) => (
          <option key={language} value={language}>
            {names.of(language) ?? language}
          </option>
        ))}
      </Select>
    </>
  );
}
