import { Form, useSearchParams } from '@remix-run/react';
import { Field } from './Field';
import type { Plan } from './planningText';
import { writtenNumber } from './typedNumber';
import { useWords } from './Words';

/** The parameters that say which gap is planned for: chosen, or typed in points. */
export const GAP_PARAMETERS = ['gap', 'points'];

/** A gap to plan for that is none of those offered, typed in points. */
export function GapField(props: {
  plan: Plan;
  fault: 'no_number' | 'out_of_range' | 'beyond' | null;
  /** What was typed that cannot be planned for. */
  written: string | null;
}) {
  const { plan, fault, written } = props;
  const { t, f } = useWords();
  const [search] = useSearchParams();
  const carried = [...search].filter(([name]) => !GAP_PARAMETERS.includes(name));
  const value = written ?? writtenNumber(plan.gap * 100, f.locale);
  return (
    <Form method="get" className="planned-gap on-screen" preventScrollReset>
      {carried.map(([name, given]) => (
        <input key={`${name} ${given}`} type="hidden" name={name} value={given} />
      ))}
      <Field
        key={value}
        name="points"
        label={t('planning.typed')}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={value}
        fault={
          fault &&
          t(`planning.${fault}`, {
            size: writtenNumber(plan.gap * 100, f.locale),
            share: f.percent(plan.share),
          })
        }
      />
      <button type="submit" className="button">
        {t('planning.typed_show')}
      </button>
    </Form>
  );
}
