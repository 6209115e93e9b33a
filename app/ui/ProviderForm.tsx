import type { UserRole } from '../accounts/credentials';
import { Alert } from './Alert';
import { Field } from './Field';
import { Select } from './Select';
import { Shown } from './Shown';
import { useWords } from './Words';

interface ProviderValues {
  issuer: string;
  client: string;
  label: string;
  role: string | null;
}

/** The form of an organisation's sign-in provider. */
export function ProviderForm(props: {
  values: ProviderValues | null;
  /** What the form is compared with once it is sent. */
  shown: Record<string, string>;
  /** The provider as it is now. */
  stored: ProviderValues | null;
  both: { fields: string[]; did: 'set' | 'removed' | 'changed'; by: string | null } | undefined;
  isSet: boolean;
  fault: 'issuer' | 'found' | 'client' | 'secret' | 'label' | null;
  redirect: string;
  roles: readonly UserRole[];
}) {
  const { values, shown, stored, both, isSet, fault, redirect, roles } = props;
  const { t } = useWords();
  const name = both?.by ?? t('forms.you');
  const overtaken = (field: 'issuer' | 'label' | 'role', theirs: string | null | undefined) =>
    both?.fields.includes(field) ? t('forms.both', { name, theirs: theirs || '–' }) : null;
  const becomes = roles.find((role) => role === stored?.role);
  const otherRole = overtaken('role', becomes && t(`users.${becomes}`));
  const isOfIssuer = fault === 'issuer' || fault === 'found';
  return (
    <section className="card">
      {both?.did === 'removed' && <Alert text={t('forms.removed', { name })} />}
      {both?.did === 'changed' && <Alert text={t('forms.removed_changed', { name })} />}
      <form method="post" className="form">
        <Shown values={shown} />
        <Field name="redirect" label={t('provider.redirect')} readOnly defaultValue={redirect} />
        <Field
          name="issuer"
          type="url"
          label={t('provider.issuer')}
          hint={t('provider.issuer_hint')}
          maxLength={300}
          required
          defaultValue={values?.issuer}
          fault={
            isOfIssuer ? t(`provider.${fault}_fault`) : overtaken('issuer', issuerText(stored))
          }
        />
        <Field
          name="client"
          label={t('provider.client')}
          autoComplete="off"
          maxLength={300}
          required
          defaultValue={values?.client}
          fault={fault === 'client' ? t('provider.client_fault') : null}
        />
        <Field
          name="secret"
          type="password"
          label={t('provider.secret')}
          {...(isSet ? { hint: t('provider.secret_kept') } : {})}
          autoComplete="off"
          maxLength={1000}
          required={!isSet}
          fault={fault === 'secret' ? t('provider.client_fault') : null}
        />
        <Field
          name="label"
          label={t('provider.label')}
          hint={t('provider.label_hint')}
          maxLength={60}
          required
          defaultValue={values?.label}
          fault={fault === 'label' ? t('provider.label_fault') : overtaken('label', stored?.label)}
        />
        {otherRole && <p className="field__fault">{otherRole}</p>}
        <Select
          name="role"
          label={t('provider.role')}
          hint={t('provider.role_hint')}
          defaultValue={values?.role ?? ''}
        >
          <option value="">{t('provider.nobody')}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t('provider.becomes', { role: t(`users.${role}`) })}
            </option>
          ))}
        </Select>
        <button type="submit" className="button button--main" name="intent" value="save">
          {t('provider.save')}
        </button>
      </form>
      {isSet && (
        <form method="post" className="form">
          <Shown values={shown} />
          <button type="submit" className="button" name="intent" value="remove">
            {t('provider.remove')}
          </button>
        </form>
      )}
    </section>
  );
}

const issuerText = (stored: ProviderValues | null) =>
  stored && `${stored.issuer} (${stored.client})`;
