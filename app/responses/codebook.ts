import { columnsOf } from '../study/columns';
import { csvCell } from '../study/csvCell';
import { AUDIENCES, favourableOf, optionsOf, type Study } from '../study/document';
import { defaultLocale, localize } from '../study/text';

/** One column of a response file, and what its cells mean. */
export interface CodebookColumn {
  column: string;
  kind: string;
  construct: string | null;
  wording: { consumer: string | null; manager: string | null };
  required: boolean;
  /** What a number counts in, and its range. */
  unit: string | null;
  min: number | null;
  max: number | null;
  codes: { code: string; label: string; value: number | null; favourable: boolean | null }[];
}

const FRAME: Record<string, string> = {
  respondent: 'identity from outside',
  audience: 'side',
  locale: 'language tag',
  submitted_at: 'moment of submission',
  weight: 'base weight',
  cluster: 'primary sampling unit',
};

/** What the columns of a study's response files mean, in one language, in the order of the files. */
export function codebook(study: Study, locale: string): CodebookColumn[] {
  const fallback = defaultLocale(study);
  const said = (text: Record<string, string>) => localize(text, locale, fallback);
  return columnsOf(study).map(({ name, item }): CodebookColumn => {
    const nothing = { construct: null, required: false, unit: null, min: null, max: null };
    const silent = { consumer: null, manager: null };
    if (!item) {
      const codes =
        name === 'audience'
          ? AUDIENCES.map((code) => ({
              code,
              label: said(study.audiences[code].label),
              value: null,
              favourable: null,
            }))
          : [];
      const kind = FRAME[name] ?? 'text of an "other" option';
      return { column: name, kind, ...nothing, wording: silent, codes };
    }
    const favourable = favourableOf(study, item);
    const values =
      item.kind === 'scale'
        ? new Map(study.scales?.[item.scale]?.options.map(({ code, value }) => [code, value]))
        : new Map<string, number>();
    const codes = optionsOf(study, item).map(({ code, label }) => ({
      code,
      label: said(label),
      value: values.get(code) ?? null,
      favourable: favourable ? favourable.includes(code) : null,
    }));
    const { consumer, manager } = item.wording;
    const isNumber = item.kind === 'number';
    return {
      column: name,
      kind: item.kind,
      construct: item.construct ?? null,
      wording: {
        consumer: consumer ? said(consumer) : null,
        manager: manager ? said(manager) : null,
      },
      required: item.required ?? false,
      unit: isNumber ? (item.unit ?? null) : null,
      min: isNumber ? (item.min ?? null) : item.kind === 'nps' ? 0 : null,
      max: isNumber ? (item.max ?? null) : item.kind === 'nps' ? 10 : null,
      codes,
    };
  });
}

const COLUMNS = [
  'column',
  'kind',
  'construct',
  'consumer_wording',
  'manager_wording',
  'required',
  'unit',
  'min',
  'max',
  'code',
  'label',
  'value',
  'favourable',
];

/** A codebook as CSV: a row for every code of every column. */
export function codebookCsv(columns: readonly CodebookColumn[]): string {
  const rows = columns.flatMap(({ codes, wording, ...column }) => {
    const start = [
      column.column,
      column.kind,
      column.construct,
      wording.consumer,
      wording.manager,
      String(column.required),
      column.unit,
      column.min,
      column.max,
    ];
    if (codes.length === 0) return [[...start, null, null, null, null]];
    return codes.map(({ code, label, value, favourable }) => [
      ...start,
      code,
      label,
      value,
      favourable === null ? null : String(favourable),
    ]);
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
