import { useSearchParams } from '@remix-run/react';
import { useId } from 'react';
import type { InputName } from '../money/inputs';
import type { InputView, MoneyView } from '../money/moneyView';
import { capital, choiceText, faultText, fieldText, sourceTexts } from './moneyText';
import { useWords } from './Words';

const GROUPS = {
  churn: ['customers', 'unhappy', 'leave', 'acquire', 'keep_ratio'],
  retention: [
    'revenue',
    'more',
    'churn_before',
    'churn_after',
    'margin',
    'profit',
    'lift',
    'points',
  ],
  lifetime: [
    'spend',
    'years',
    'discount',
    'growth',
    'early',
    'saving',
    'saving_from',
    'rebuy',
    'recommend',
  ],
  staffing: ['contacts', 'handling', 'target', 'level', 'off', 'hours', 'wage', 'late'],
} as const satisfies Record<string, readonly InputName[]>;

type GroupName = keyof typeof GROUPS;

const ORDER: readonly GroupName[] = ['churn', 'retention', 'lifetime', 'staffing'];

type Items = Parameters<typeof choiceText>[1];

interface Props {
  view: MoneyView;
  items: Items;
  currency: string;
  /** Of the study's own texts. */
  language: string;
}

/** Everything that the calculator starts from, each figure with its source, to be changed. */
export function MoneyForm(props: Props) {
  const { t, f } = useWords();
  const [search] = useSearchParams();
  const own = new Set([
    'churn_of',
    'typed_in',
    ...props.view.inputs.flatMap(({ name }) => [name as string, `${name}_of`]),
  ]);
  return (
    <section aria-labelledby="figures" className="table">
      <h2 id="figures">{t('money.inputs')}</h2>
      <form method="get" action="#figures" className="money__form">
        {[...search]
          .filter(([name]) => !own.has(name))
          .map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
        <input type="hidden" name="typed_in" value={f.locale} />
        <p className="note">{t('money.inputs_about')}</p>
        <div className="money__groups">
          {ORDER.map((group) => (
            <Group key={group} group={group} {...props} />
          ))}
        </div>
        <button type="submit" className="button button--main">
          {t('money.calculate')}
        </button>
      </form>
    </section>
  );
}

/** Figures that belong together; folded in until somebody wants or has to see them. */
function Group({ group, ...props }: Props & { group: GroupName }) {
  const { t } = useWords();
  const inputs = GROUPS[group].flatMap(
    (name) => props.view.inputs.find((input) => input.name === name) ?? [],
  );
  const isOpen = group === 'churn' || inputs.some(({ fault }) => fault !== null);
  return (
    <details className="card money__group" open={isOpen}>
      <summary>
        <h3>{t(`money.group.${group}`)}</h3>
      </summary>
      <div className="money__fields">
        {group === 'retention' && <ChurnSource view={props.view} />}
        {inputs.map((input) => (
          <Input key={input.name} input={input} {...props} />
        ))}
      </div>
    </details>
  );
}

/** Whether the shares of customers lost follow from the shares above, or are typed. */
function ChurnSource({ view }: Pick<Props, 'view'>) {
  const { t } = useWords();
  const id = useId();
  const chosen = view.churnOf ?? '';
  return (
    <div className="field money__source">
      <label htmlFor={id}>{t('money.churn_from')}</label>
      <select id={id} key={chosen} name="churn_of" defaultValue={chosen}>
        <option value="">{t('money.churn_from_either')}</option>
        <option value="shares">{t('money.churn_from_shares')}</option>
        <option value="typed">{t('money.churn_from_typed')}</option>
      </select>
    </div>
  );
}

const SHARES = ['unhappy', 'leave', 'late'];

function Input({ input, ...props }: Props & { input: InputView }) {
  const words = useWords();
  const { t, f } = words;
  const id = useId();
  const { name, kind, share, source } = input;
  const isUnused = source === 'survey' || source === 'shares';
  const fault = faultText(input, words);
  const label = capital(t(`money.input.${name}`), f.locale);
  const suffix =
    kind === 'money'
      ? props.currency
      : kind === 'count' || kind === 'year'
        ? null
        : t(`money.suffix.${kind}`);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {SHARES.includes(name) && props.view.choices.length > 0 && (
        <Source input={input} label={label} {...props} />
      )}
      <span className="money__typed">
        <input
          id={id}
          name={name}
          key={fieldText(input, words)}
          defaultValue={fieldText(input, words)}
          className={isUnused ? 'money__unused' : undefined}
          autoComplete="off"
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault ${id}-source` : `${id}-source`}
        />
        <span className="money__suffix">
          {[suffix, isUnused && t('money.unused')].filter(Boolean).join(', ')}
        </span>
      </span>
      {fault && (
        <p className="field__fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {share && (
        <p className="note" lang={props.language}>
          {choiceText(share, props.items, words)}
        </p>
      )}
      <p className="note" id={`${id}-source`} data-from={share ? 'survey' : source}>
        {sourceTexts(input, words).join(' ')}
      </p>
    </div>
  );
}

/** From which share of the survey an input is taken; the number below counts where from none. */
function Source({
  input,
  items,
  label,
  view,
  language,
}: Props & { input: InputView; label: string }) {
  const words = useWords();
  const { t } = words;
  const chosen = input.share?.code ?? 'typed';
  const asked = items.filter(({ key }) => view.choices.some(({ item }) => item === key));
  return (
    <select
      key={chosen}
      name={`${input.name}_of`}
      defaultValue={chosen}
      aria-label={`${label}: ${t('money.from')}`}
    >
      <option value="typed">{t('money.from_typed')}</option>
      {asked.map((item) => (
        <optgroup key={item.key} label={item.label} lang={language}>
          {view.choices
            .filter((choice) => choice.item === item.key)
            .map((choice) => (
              <option key={choice.code} value={choice.code}>
                {choiceText(choice, items, words)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
