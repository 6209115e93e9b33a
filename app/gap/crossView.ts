import type { Audience, Study } from '../study/document';
import type { CrossFigure, CrossPart, CrossRow, CrossTable } from './crossTable';
import { illustratedIn } from './illustrations';
import { type ItemView, type Presented, type StudyView, studyView } from './presentation';
import { type Unit, unitOf } from './rowView';

/** A line of a cross table as it is shown. */
export interface CrossLine extends Omit<CrossRow, 'parts'> {
  label: string;
  optionLabel: string | null;
  unit: Unit;
  /** Whether the answers illustrate: nothing is found from them. */
  illustrates: boolean;
  /** The sides whose figures of segments illustrate, and those whose total does. */
  illustrated: Record<'columns' | 'total', Audience[]>;
  parts: Record<CrossPart, CrossFigure[] | null>;
}

/** What differs most between two columns, for certain. */
export interface CrossFinding {
  part: CrossPart;
  item: string;
  higher: string;
  lower: string;
  size: number;
  values: { higher: number; lower: number };
  limits: Record<'higher' | 'lower', Limits>;
}

interface Limits {
  low: number | null;
  high: number | null;
}

/** What the page of tables shows: finished facts, unrounded. */
export interface CrossView extends Pick<StudyView, 'title' | 'language' | 'direction'> {
  by: { key: string; label: string };
  /** The columns after the total: those that somebody is in. */
  columns: { label: string; letter: string }[];
  lines: CrossLine[];
  items: Pick<ItemView, 'key' | 'label' | 'favourable' | 'options' | 'unit'>[];
  finding: CrossFinding | null;
  /** Whether some of the answers illustrate, and no publication states what differs. */
  onlyPublished: boolean;
  /** Whether answers of either side weigh differently. */
  isWeighted: boolean;
}

const PARTS: readonly CrossPart[] = ['gap', 'consumer', 'manager'];

/** A cross table in a reader's language, without the columns that nobody is in. */
export function crossView(
  study: Study,
  table: CrossTable,
  given: { illustrations: Presented['illustrations']; locale: string },
): CrossView {
  const { illustrations } = given;
  const shown = studyView(study, illustrations, given.locale);
  const { items, title, language, direction, onlyPublished } = shown;
  const itemOf = (key: string) => items.find((item) => item.key === key);
  const by = itemOf(table.by);
  const kept = table.codes.flatMap((_, at) => (isEmpty(table, at + 1) ? [] : [at + 1]));
  const columns = kept.map((place, at) => {
    const code = table.codes[place - 1] ?? '';
    const label = by?.options.find((option) => option.code === code)?.label ?? code;
    return { label, letter: letterOf(at) };
  });
  const lines = table.rows.map((row): CrossLine => {
    const item = itemOf(row.item);
    const segment = [{ item: table.by, code: null }];
    const madeUp = (of: typeof segment | null) =>
      illustratedIn(illustrations, { ...row, segment: of }).filter(
        (side) => row.parts[side] !== null,
      );
    const illustrated = { columns: madeUp(segment), total: madeUp(null) };
    const illustrates = illustrated.columns.length > 0;
    const part = (name: CrossPart) => {
      const figures = row.parts[name] && keptFigures(row.parts[name], kept);
      return illustrates ? (figures?.map((figure) => ({ ...figure, above: [] })) ?? null) : figures;
    };
    return {
      item: row.item,
      measure: row.measure,
      option: row.option,
      label: item?.label ?? row.item,
      optionLabel: item?.options.find(({ code }) => code === row.option)?.label ?? null,
      unit: unitOf(row.measure),
      illustrates,
      illustrated,
      parts: { manager: part('manager'), consumer: part('consumer'), gap: part('gap') },
    };
  });
  return {
    title,
    language,
    direction,
    by: { key: table.by, label: by?.label ?? table.by },
    columns,
    lines,
    items: items.map(({ key, label, favourable, options, unit }) => ({
      key,
      label,
      favourable,
      options,
      unit,
    })),
    finding: onlyPublished ? null : findingOf(lines, columns),
    onlyPublished,
    isWeighted: table.isWeighted,
  };
}

/** Whether a row stands for its item in a table of one line an item. */
export function isMainRow(study: Study): (row: Pick<CrossRow, 'item' | 'measure'>) => boolean {
  return ({ item: key, measure }) => {
    const item = study.items.find((candidate) => candidate.key === key);
    if (!item || (item.kind === 'single' && item.segment)) return false;
    if (measure === 'favourable' || measure === 'nps') return true;
    return item.kind === 'number' && measure === 'mean';
  };
}

/** The columns that are kept, the total first, with the places of columns counted anew. */
function keptFigures(figures: readonly CrossFigure[], kept: readonly number[]): CrossFigure[] {
  return [0, ...kept].flatMap((place) => {
    const figure = figures[place];
    if (!figure) return [];
    const above = figure.above.map((lower) => kept.indexOf(lower) + 1).sort((a, b) => a - b);
    return [{ ...figure, above }];
  });
}

/** Whether nobody is in a column: what is hidden is somebody. */
function isEmpty({ rows }: CrossTable, place: number): boolean {
  return rows.every(({ parts }) =>
    [parts.manager, parts.consumer].every((figures) => {
      const figure = figures?.[place];
      return !figure || (figure.hidden === null && !figure.base);
    }),
  );
}

/** @example letterOf(27) // 'AB' */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter;
}

function limitsOf(figure: CrossFigure | undefined): Limits {
  return { low: figure?.low ?? null, high: figure?.high ?? null };
}

function findingOf(
  lines: readonly CrossLine[],
  columns: CrossView['columns'],
): CrossFinding | null {
  for (const part of PARTS) {
    let most: CrossFinding | null = null;
    for (const { label, unit, parts } of lines) {
      const figures = unit === 'share' ? parts[part] : null;
      for (const [place, figure] of (figures ?? []).entries())
        for (const lower of figure.above) {
          const below = figures?.[lower];
          const values = { higher: figure.value ?? 0, lower: below?.value ?? 0 };
          const size = values.higher - values.lower;
          if (most && size <= most.size) continue;
          const name = (at: number) => columns[at - 1]?.label ?? '';
          const limits = { higher: limitsOf(figure), lower: limitsOf(below) };
          most = {
            part,
            item: label,
            higher: name(place),
            lower: name(lower),
            size,
            values,
            limits,
          };
        }
    }
    if (most) return most;
  }
  return null;
}
