import type { UserRole } from '../accounts/credentials';
import { Field } from './Field';
import { RoleSelect } from './RoleSelect';
import { Select } from './Select';
import { type ChosenWave, WaveChoice } from './WaveChoice';
import { useWords } from './Words';

/** What a form that was refused comes back with. */
export interface InvitationSent {
  fault: 'email' | 'name' | 'there';
  values: {
    email: string;
    name: string;
    role: UserRole;
    language?: string | undefined;
    waves: string[];
  };
}

/** Asks somebody to join. */
export function InvitationForm(props: {
  form: {
    roles: readonly UserRole[];
    days: number;
    languages: readonly string[];
    waves: readonly ChosenWave[];
  };
  sent: InvitationSent | undefined;
}) {
  const { form, sent } = props;
  const { t, f } = useWords();
  const fault = sent?.fault;
  const names = new Intl.DisplayNames(f.locale, { type: 'language' });
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
          defaultValue={sent?.values.email}
          fault={fault === 'email' || fault === 'there' ? t(`users.${fault}_fault`) : null}
        />
        <Field
          name="name"
          label={t('users.name')}
          autoComplete="off"
          maxLength={100}
          required
          defaultValue={sent?.values.name}
          fault={fault === 'name' ? t('users.name_fault') : null}
        />
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
        <button type="submit" className="button button--main">
          {t('users.send')}
        </button>
      </form>
    </section>
  );
}
