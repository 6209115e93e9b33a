import { CopyButton } from './CopyButton';
import { Field } from './Field';
import { Select } from './Select';
import { useWords } from './Words';

/** What a key of the API may do. */
export type KeyRole = 'admin' | 'analyst' | 'collector';

/** What the form of a key comes back with. */
export interface KeySent {
  fault: 'name' | null;
  values: { name: string; role: KeyRole } | null;
  /** The key that was made, shown this once. */
  made: { key: string; name: string } | null;
}

/** A key that was just made: the only time that it is seen. */
export function MadeKey({ made }: { made: { key: string; name: string } }) {
  const { t } = useWords();
  return (
    <div className="done" role="status">
      <p>{t('keys.made', { name: made.name })}</p>
      <p className="secret">
        <code>{made.key}</code>
      </p>
      <CopyButton text={made.key} label={t('links.copy')} />
    </div>
  );
}

/** Makes a key for a program. */
export function KeyForm(props: { roles: readonly KeyRole[]; sent: KeySent | undefined }) {
  const { roles, sent } = props;
  const { t, f } = useWords();
  return (
    <section className="card">
      <h2>{t('keys.new')}</h2>
      <form method="post" action={`/keys?lang=${f.locale}`} className="form">
        <Field
          name="name"
          label={t('keys.name')}
          hint={t('keys.name_hint')}
          autoComplete="off"
          maxLength={100}
          required
          defaultValue={sent?.values?.name}
          fault={sent?.fault === 'name' ? t('users.name_fault') : null}
        />
        <Select
          name="role"
          label={t('keys.role')}
          hint={t('keys.role_hint')}
          defaultValue={sent?.values?.role ?? 'analyst'}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`keys.${role}`)}
            </option>
          ))}
        </Select>
        <button type="submit" className="button button--main">
          {t('keys.make')}
        </button>
      </form>
    </section>
  );
}
