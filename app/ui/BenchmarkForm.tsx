import { useId } from 'react';
import type { ItemView } from '../gap/presentation';
import type { RowView, Unit } from '../gap/rowView';
import { Field } from './Field';
import { measureText } from './figures';
import { Shown } from './Shown';
import { useWords } from './Words';

/** What was typed into the form. */
export interface BenchmarkValues {
  row: string;
  label: string;
  source: string;
  year: string;
  manager: string;
  managerBase: string;
  consumer: string;
  consumerBase: string;
}
export type BenchmarkField = keyof BenchmarkValues;

/** What a form that was refused comes back with. */
export interface BenchmarkSent {
  values: BenchmarkValues;
  faults: BenchmarkField[];
  /** Which fields others have set otherwise meanwhile. */
  both?: { fields: BenchmarkField[]; by: string | null };
}

/** One row that a figure can be of. */
export interface BenchmarkRow {
  name: string;
  language: string;
  row: Pick<RowView, 'option' | 'optionLabel'> & { measure: RowView['measure'] };
  item: Pick<ItemView, 'favourable' | 'options' | 'unit'>;
  unit: Unit;
}

export interface BenchmarkSubject {
  kind: 'item' | 'construct';
  label: string;
  rows: BenchmarkRow[];
  /** Names it in forms. */
  about: string;
  edited: string | null;
  values: BenchmarkValues | null;
}

const SIDES = ['manager', 'consumer'] as const;

/** The form for one published figure. */
export function BenchmarkForm({
  form,
  sent,
}: {
  form: BenchmarkSubject;
  sent: BenchmarkSent | undefined;
}) {
  const words = useWords();
  const { t, f } = words;
  const id = useId();
  const values = sent?.values ?? form.values;
  const faultOf = (field: BenchmarkField) => {
    if (sent?.both?.fields.includes(field))
      return t('forms.both', {
        name: sent.both.by ?? t('forms.you'),
        theirs: form.values?.[field] || '–',
      });
    if (!sent?.faults.includes(field)) return null;
    return field === 'managerBase' || field === 'consumerBase'
      ? t('benchmarks.fault_base')
      : t(`benchmarks.fault_${field}`);
  };
  const usual = (field: BenchmarkField) => ({
    name: field,
    defaultValue: values?.[field],
    fault: faultOf(field),
  });
  const optional = (field: string) => t('benchmarks.optional', { field });
  const names = form.rows.map(({ name }) => name);
  const rows = form.rows.filter(({ name }, at) => names.indexOf(name) === at);
  const rowFault = faultOf('row');
  return (
    <form method="post" className="form">
      <Shown values={form.values && { ...form.values }} />
      <input type="hidden" name="about" value={form.about} />
      <p className="note">
        {form.kind === 'item'
          ? t('benchmarks.of_item', { item: form.label })
          : t('benchmarks.of_construct', { construct: form.label })}{' '}
        <a href={`/benchmarks?lang=${f.locale}`}>{t('benchmarks.another')}</a>
      </p>
      <div className="field">
        <label htmlFor={id}>{t('benchmarks.measure')}</label>
        {rowFault && (
          <p className="field__fault" id={`${id}-fault`}>
            {rowFault}
          </p>
        )}
        <select
          id={id}
          name="row"
          defaultValue={values?.row ?? ''}
          aria-invalid={rowFault ? true : undefined}
          aria-describedby={rowFault ? `${id}-fault` : undefined}
        >
          <option value="">–</option>
          {rows.map(({ name, language, row, item }) => (
            <option key={name} value={name} lang={language}>
              {measureText(row, item, words)}
            </option>
          ))}
        </select>
      </div>
      <Field {...usual('label')} label={t('benchmarks.label')} hint={t('benchmarks.label_hint')} />
      <Field
        {...usual('source')}
        label={t('benchmarks.source_field')}
        hint={t('benchmarks.source_hint')}
      />
      <Field {...usual('year')} label={optional(t('benchmarks.year'))} inputMode="numeric" />
      {SIDES.map((side) => (
        <Field
          key={side}
          {...usual(side)}
          label={t(`benchmarks.${side}_value`)}
          hint={t('benchmarks.value_hint')}
          inputMode="decimal"
        />
      ))}
      {SIDES.map((side) => (
        <Field
          key={side}
          {...usual(`${side}Base`)}
          label={optional(t(`benchmarks.${side}_base`))}
          hint={t('benchmarks.base_hint')}
          inputMode="numeric"
        />
      ))}
      <button type="submit" className="button button--main">
        {t('benchmarks.save')}
      </button>
      {form.edited && <a href={`/benchmarks?lang=${f.locale}`}>{t('benchmarks.cancel')}</a>}
    </form>
  );
}

export interface SubjectChoice {
  value: string;
  kind: BenchmarkSubject['kind'];
  label: string;
  study: string;
}

/** The choice of what a figure is about: an item of any study, or a construct. */
export function SubjectForm({ subjects }: { subjects: readonly SubjectChoice[] }) {
  const { t, f } = useWords();
  const id = useId();
  if (subjects.length === 0) return <p className="note">{t('benchmarks.no_subjects')}</p>;
  const items = subjects.filter(({ kind }) => kind === 'item');
  const constructs = subjects.filter(({ kind }) => kind === 'construct');
  const groups = [...new Set(items.map(({ study }) => study))].map(
    (study) => [study, items.filter((item) => item.study === study)] as const,
  );
  return (
    <form method="get" className="form">
      <input type="hidden" name="lang" value={f.locale} />
      <div className="field">
        <label htmlFor={id}>{t('benchmarks.subject')}</label>
        <select id={id} name="about">
          {[...groups, [t('benchmarks.constructs'), constructs] as const]
            .filter(([, choices]) => choices.length > 0)
            .map(([group, choices]) => (
              <optgroup key={group} label={group}>
                {choices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </div>
      <button type="submit" className="button">
        {t('benchmarks.next')}
      </button>
    </form>
  );
}
