import { useSearchParams } from '@remix-run/react';
import type { ReportView } from '../gap/presentation';
import { outcomeText } from './figures';
import { TABLE_ANCHOR } from './GapTable';
import { Menu } from './Menu';
import { Choice, StateForm } from './StateForm';
import { COLUMNS, type ColumnId, tableChoice } from './tableState';
import { useWords } from './Words';

const SETS = ['construct', 'verdict', 'rows', 'columns'];

/** What of the table is shown: constructs, verdicts, main or all rows, columns. */
export function FilterBar({ view }: { view: ReportView }) {
  const words = useWords();
  const { t } = words;
  const [search] = useSearchParams();
  const choice = tableChoice(search);
  const any = ['', t('table.any')] as const;
  return (
    <StateForm
      sets={SETS}
      label={t('table.rows')}
      apply={t('table.apply')}
      anchor={TABLE_ANCHOR}
      className="pills"
    >
      {view.constructs.length > 1 && (
        <Choice
          name="construct"
          label={t('table.construct')}
          value={choice.construct ?? ''}
          options={[any, ...view.constructs.map(({ key, label }) => [key, label] as const)]}
        />
      )}
      <Choice
        name="verdict"
        label={t('table.verdict')}
        value={choice.outcome ?? ''}
        options={[any, ...outcomes(view, words)]}
      />
      <Choice
        name="rows"
        label={t('table.rows')}
        value={choice.all ? 'all' : ''}
        options={[
          ['', t('table.rows_main')],
          ['all', t('table.rows_all')],
        ]}
      />
      <ColumnMenu view={view} columns={choice.columns} />
    </StateForm>
  );
}

function outcomes(view: ReportView, words: ReturnType<typeof useWords>) {
  const present = [...new Set(view.rows.map(({ outcome }) => outcome))];
  const neither = { manager: null, consumer: null };
  return present.map((outcome) => {
    const named =
      outcome === 'one_sided' || outcome === 'no_answers'
        ? words.t(`verdict.${outcome}`)
        : outcomeText({ outcome, ...neither }, words);
    return [outcome, named] as const;
  });
}

function ColumnMenu({ view, columns }: { view: ReportView; columns: readonly ColumnId[] }) {
  const { t } = useWords();
  const hasPublished = view.rows.some(({ published }) => published !== null);
  const offered = COLUMNS.filter((id) => id !== 'item' && (id !== 'published' || hasPublished));
  return (
    <Menu title={t('table.columns')}>
      <input type="hidden" name="columns" value="item" />
      {offered.map((id) => (
        <label key={`${id} ${columns.includes(id)}`} className="menu__entry">
          <input type="checkbox" name="columns" value={id} defaultChecked={columns.includes(id)} />
          {id === 'managers_base' || id === 'consumers_base'
            ? t(`column.${id}_long`)
            : t(`column.${id}`)}
        </label>
      ))}
    </Menu>
  );
}
