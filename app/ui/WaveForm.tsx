import { type ReactNode, useId } from 'react';
import type { ReportMessage } from '../messages/report';
import type { Audience } from '../study/document';
import { Field } from './Field';
import { MarginsTable } from './MarginsTable';
import { PlannedGaps, type PlannedView } from './PlannedGaps';
import { Shown } from './Shown';
import { UtcField } from './UtcField';
import { useWords } from './Words';

/** What was typed into the form of a wave, by the names of its fields. */
export type WaveValues = Record<string, string>;

/** What is wrong with one of its fields; '' is the whole. */
export interface WaveFault {
  field: string;
  text: ReportMessage;
  values?: Record<string, string | number>;
}

/** The options of a segment item that a side can be weighted by. */
export interface WaveMargins {
  audience: Audience;
  item: string;
  label: string;
  options: { code: string; label: string }[];
}

/** What others have set while a form was filled in. */
export interface WaveMeanwhile {
  by: string | null;
  fields: string[];
}

/** What a form that was refused comes back with. */
export interface WaveSent {
  /** What the form is to be compared with when it is sent again. */
  shown?: WaveValues;
  meanwhile?: WaveMeanwhile;
  /** Null: it was not the settings, but what the wave is to become. */
  values: WaveValues | null;
  faults: WaveFault[];
  /** What the typed targets would find, where that was asked. */
  planned?: PlannedView[];
  /** Why the wave was not deleted. */
  deletion?: 'wave.delete_unconfirmed' | 'wave.delete_not_draft' | 'wave.delete_has_responses';
}

const SIDES = ['consumer', 'manager'] as const;

/** The settings of a wave: new, as a draft, or with what is fixed since it was opened. */
export function WaveForm(props: {
  values: WaveValues;
  /** What is stored of them; null: nothing yet. */
  shown: WaveValues | null;
  faults: readonly WaveFault[];
  margins: readonly WaveMargins[];
  /** The study's own language, which its options may be in. */
  language: string;
  isNew: boolean;
  planned: readonly PlannedView[];
  /** The planning page of the wave; null: there is no wave yet. */
  planning: string | null;
  isFixed: boolean;
  send: string;
  /** The names of those who read the wave that is copied. */
  readers?: readonly string[];
  children?: ReactNode;
}) {
  const { values, shown, faults, margins, language, isNew, isFixed, send, children } = props;
  const { planned, planning, readers = [] } = props;
  const { t, f } = useWords();
  const told = (fault: WaveFault) => t(fault.text, fault.values);
  const faultOf = (name: string) => {
    const found = faults.find(({ field }) => field === name);
    return found ? told(found) : null;
  };
  const usual = (name: string) => ({
    name,
    defaultValue: values[name] ?? '',
    fault: faultOf(name),
  });
  const whole = faults.filter(({ field }) => field === '');
  return (
    <form method="post" className="form form--wide">
      <Shown values={shown} />
      {faults.length > 0 && (
        <div className="alert" role="alert">
          <p>{t('wave.faults', { count: faults.length })}</p>
          {whole.map((fault) => (
            <p key={told(fault)}>{told(fault)}</p>
          ))}
        </div>
      )}
      <div className="form__row">
        <Field {...usual('title')} label={t('wave.title')} hint={t('wave.title_hint')} />
        {isNew && <Field {...usual('key')} label={t('wave.key')} hint={t('wave.key_hint')} />}
      </div>
      <div className="form__row">
        <UtcField {...usual('opensAt')} label={t('wave.opens')} hint={t('wave.opens_hint')} />
        <UtcField {...usual('closesAt')} label={t('wave.closes')} hint={t('wave.closes_hint')} />
        <UtcField
          {...usual('archivesAt')}
          label={t('wave.archives')}
          hint={t('wave.archives_hint')}
        />
      </div>
      {isFixed ? (
        children
      ) : (
        <>
          <div className="form__row">
            <Field
              {...usual('minimumBase')}
              inputMode="numeric"
              label={t('wave.minimum_base')}
              hint={t('wave.minimum_base_hint')}
            />
            <Field
              {...usual('equivalenceMargin')}
              inputMode="decimal"
              label={t('wave.margin')}
              hint={t('wave.margin_hint')}
            />
          </div>
          <Checkbox
            name="complementary"
            isChecked={values.complementary === '1'}
            label={t('wave.complementary')}
            hint={t('wave.complementary_hint')}
            fault={faultOf('complementary')}
          />
        </>
      )}
      {SIDES.map((side) => (
        <fieldset key={side} className="side">
          <legend>{t(`side.${side}`)}</legend>
          <div className="form__row">
            <Field
              {...usual(`${side}.target`)}
              inputMode="numeric"
              label={t('wave.target')}
              hint={t('wave.target_hint')}
            />
            <Field
              {...usual(`${side}.invited`)}
              inputMode="numeric"
              label={t('wave.invited')}
              hint={t('wave.invited_hint')}
            />
          </div>
          {margins
            .filter(({ audience }) => audience === side)
            .map((margin) => (
              <MarginsTable
                key={margin.item}
                margin={margin}
                language={language}
                values={values}
                faults={faults.map((fault) => ({ field: fault.field, told: told(fault) }))}
              />
            ))}
        </fieldset>
      ))}
      {readers.length > 0 && (
        <Checkbox
          name="readers"
          isChecked={values.readers === '1'}
          label={t('wave.copy_readers')}
          hint={f.list(readers)}
          fault={null}
        />
      )}
      <PlannedGaps planned={planned} language={language} address={planning} />
      <p className="actions">
        <button type="submit" className="button button--main">
          {send}
        </button>
        <button
          type="submit"
          className="button"
          name="intent"
          value="plan"
          formAction="#planned"
          formNoValidate
        >
          {t('wave.plan')}
        </button>
      </p>
    </form>
  );
}

function Checkbox(props: {
  name: string;
  label: string;
  hint: string;
  isChecked: boolean;
  fault: string | null;
}) {
  const { name, label, hint, isChecked, fault } = props;
  const id = useId();
  return (
    <div className="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value="1"
        defaultChecked={isChecked}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-hint ${id}-fault` : `${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      <p className="note" id={`${id}-hint`}>
        {hint}
      </p>
      {fault && (
        <p className="field__fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
