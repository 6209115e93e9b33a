import type { Audience } from '../study/document';
import type { GapRow } from './figures';
import { illustratedIn } from './illustrations';
import type { StudyView } from './presentation';
import type { PublishedRow } from './published';
import type { Verdict } from './verdict';

/** In which unit a measure and its gap are read; times with the decimals that people give them. */
export type Unit = 'share' | 'net' | 'place' | 'time' | 'value';

/** What a row comes to: its verdict, or why it has none. */
export type Outcome = Verdict | 'no_answers' | 'illustration' | 'one_sided' | 'described';

/** One row of the report with what the page says beside its figures. */
export interface RowView extends Omit<GapRow, 'segment' | 'kind' | 'change'> {
  id: string;
  unit: Unit;
  /** The label of the option that the row is about; null where it is about none. */
  optionLabel: string | null;
  /** Whether it stands for its item, or a publication states it. */
  isMain: boolean;
  published: PublishedRow | null;
  /** The sides whose figure no publication states. */
  illustrated: Audience[];
  outcome: Outcome;
}

/** A row of the report with what the page says beside its figures. */
export function rowView(
  { segment, kind: _kind, ...row }: GapRow,
  published: PublishedRow | null,
  isMain: boolean,
  { items, illustrations }: Pick<StudyView, 'items' | 'illustrations'>,
): RowView {
  const item = items.find(({ key }) => key === row.item);
  const illustrated = illustratedIn(illustrations, { ...row, segment }).filter(
    (side) => row[side] !== null,
  );
  return {
    ...row,
    id: [row.item, row.measure, ...(row.option === null ? [] : [row.option])].join('.'),
    unit: unitOf(row.measure),
    optionLabel: item?.options.find(({ code }) => code === row.option)?.label ?? null,
    isMain,
    published,
    illustrated,
    outcome: outcomeOf(row, illustrated.length > 0),
  };
}

/** What a view makes a row of that the report has none of. */
interface Described
  extends Pick<
    RowView,
    'id' | 'item' | 'measure' | 'option' | 'manager' | 'consumer' | 'gap' | 'illustrated'
  > {
  construct?: string | null;
  /** Where it is not that of its measure. */
  unit?: Unit;
  /** Why a side is hidden; null: none is. */
  hidden: RowView['reason'];
}

/** A row that is described and not judged; what illustrates is tested for nothing. */
export function describedRow({ construct = null, hidden, gap, ...row }: Described): RowView {
  const isMadeUp = row.illustrated.length > 0;
  const state = isMadeUp ? 'illustration' : row.manager && row.consumer ? 'described' : 'one_sided';
  return {
    ...row,
    construct,
    gap: gap && isMadeUp ? { ...gap, p: null, pAdjusted: null } : gap,
    verdict: null,
    reason: hidden,
    unit: row.unit ?? unitOf(row.measure),
    optionLabel: null,
    isMain: false,
    published: null,
    outcome: hidden ? 'withheld' : state,
  };
}

function outcomeOf(
  { verdict, reason }: Omit<GapRow, 'segment' | 'kind'>,
  illustrates: boolean,
): Outcome {
  if (verdict) return verdict;
  if (reason === 'withheld' || reason === 'withheld_secondary') return 'withheld';
  if (reason === 'no_answers') return 'no_answers';
  if (illustrates) return 'illustration';
  return reason === 'one_sided' ? 'one_sided' : 'described';
}

/** In which unit a measure is read. */
export function unitOf(measure: GapRow['measure']): Unit {
  if (measure === 'nps') return 'net';
  if (measure === 'rank_position') return 'place';
  return measure === 'mean' || measure === 'median' || measure === 'mean_rank' ? 'value' : 'share';
}
