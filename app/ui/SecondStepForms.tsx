import { Field } from './Field';
import { QrCode } from './QrCode';
import { useWords } from './Words';

/** Codes for whoever loses the device, shown once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t, f } = useWords();
  return (
    <>
      <p className="certainty">{t('second.codes_text')}</p>
      <ul className="card codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <a className="button button--main" href={`/account?lang=${f.locale}`}>
          {t('second.codes_done')}
        </a>
      </p>
    </>
  );
}

/** What can be done about the second step of somebody's own sign-in. */
export function SecondStepForms(props: {
  email: string;
  /** How many recovery codes are left; null: there is no second step. */
  left: number | null;
  /** What the device is to take; null: nothing waits for that. */
  pending: { key: string; drawing: { size: number; path: string } } | null;
  fault: 'password' | 'code' | 'locked' | null;
}) {
  const { email, left, pending, fault } = props;
  const { t } = useWords();
  if (pending)
    return (
      <>
        <p className="certainty">{t('second.scan')}</p>
        <section className="card">
          <QrCode drawing={pending.drawing} label={t('second.qr')} />
          <p>
            {t('second.key')}: <code>{pending.key}</code>
          </p>
          <form method="post" className="form">
            <Field
              name="code"
              label={t('second.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              required
              fault={fault === 'code' ? t('second.wrong_code') : null}
            />
            <button type="submit" className="button button--main" name="intent" value="confirm">
              {t('second.confirm')}
            </button>
          </form>
        </section>
      </>
    );
  const acts = left === null ? (['begin'] as const) : (['renew', 'remove'] as const);
  return (
    <>
      <p className="certainty">{left === null ? t('second.off') : t('second.on', { left })}</p>
      <form method="post" className="form">
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Field
          name="password"
          type="password"
          label={t('second.password')}
          autoComplete="current-password"
          required
          fault={fault === 'password' ? t('second.wrong_password') : null}
        />
        <div className="pills">
          {acts.map((act) => (
            <button
              key={act}
              type="submit"
              className={act === 'begin' ? 'button button--main' : 'button'}
              name="intent"
              value={act}
            >
              {t(`second.${act}`)}
            </button>
          ))}
        </div>
      </form>
    </>
  );
}
