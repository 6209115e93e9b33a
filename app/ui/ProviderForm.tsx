import type { UserRole } from '../accounts/credentials';
import { Field } from './Field';
import { Select } from './Select';
import { useWords } from './Words';

/** The form of an organisation's sign-in provider. */
export function ProviderForm(props: {
  values: { issuer: string; client: string; label: string; role: string | null } | null;
  isSet: boolean;
  fault: 'issuer' | 'found' | 'client' | 'secret' | 'label' | null;
  redirect: string;
  roles: readonly UserRole[];
}) {
  const { values, isSet, fault, redirect, roles } = props;
  const { t } = useWords();
  const isOfIssuer = fault === 'issuer' || fault === 'found';
  return (
    <section className="card">
      <form method="post" className="form">
        <Field name="redirect" label={t('provider.redirect')} readOnly defaultValue={redirect} />
        <Field
          name="issuer"
          type="url"
          label={t('provider.issuer')}
          hint={t('provider.issuer_hint')}
          maxLength={300}
          required
          defaultValue={values?.issuer}
          fault={isOfIssuer ? t(`provider.${fault}_fault`) : null}
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
          fault={fault === 'label' ? t('provider.label_fault') : null}
        />
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
          <button type="submit" className="button" name="intent" value="remove">
            {t('provider.remove')}
          </button>
        </form>
      )}
    </section>
  );
}
