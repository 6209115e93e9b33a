import { Field } from './Field';
import { useWords } from './Words';

export type NewPasswordFault = 'short' | 'long' | 'same' | 'differs';

/** A password that is chosen, typed twice. */
export function NewPassword(props: {
  labels: { next: string; again: string };
  limits: { min: number; max: number };
  fault: NewPasswordFault | null;
}) {
  const { labels, limits, fault } = props;
  const { t } = useWords();
  return (
    <>
      <Field
        name="next"
        type="password"
        label={labels.next}
        hint={t('password.hint', limits)}
        autoComplete="new-password"
        required
        fault={fault && fault !== 'differs' ? t(`password.${fault}`, limits) : null}
      />
      <Field
        name="again"
        type="password"
        label={labels.again}
        autoComplete="new-password"
        required
        fault={fault === 'differs' ? t('password.differs') : null}
      />
    </>
  );
}
