import { createElement } from 'react';
import { drawn, framed } from '../chart.server';
import { csvOf } from '../gap/viewFiles';
import { BarsDocument, type DrawnBar } from '../ui/BarsDocument';
import { daysAbout } from '../ui/DaysChart';
import { DaysDocument } from '../ui/DaysDocument';
import { fieldworkFinding } from '../ui/fieldworkText';
import { wordsOf } from '../ui/Words';
import type { openFieldwork } from './page.server';

type Opened = Awaited<ReturnType<typeof openFieldwork>>;

/** The counts and rates of both sides: a line a side, unrounded. */
export function fieldworkCsv({ sides }: Opened): string {
  return csvOf([
    [
      ...['side', 'completed', 'target', 'invited', 'response_rate', 'opened', 'started'],
      ...['under_way', 'left', 'completion_rate', 'partial', 'set_aside', 'median_seconds'],
      ...['last', 'full_on'],
    ],
    ...sides.map((side) => [
      side.side,
      side.completed,
      side.target,
      side.invited,
      side.responseRate,
      side.opened,
      side.started,
      side.underWay,
      side.left,
      side.completionRate,
      side.partial,
      side.flagged,
      side.medianSeconds,
      side.lastAt,
      side.fullOn,
    ]),
  ]);
}

/** How far those of each side came: a line a stage of its questionnaire. */
export function stagesCsv({ sides }: Opened): string {
  return csvOf([
    ['side', 'page', 'from', 'to', 'title', 'came', 'left'],
    ...sides.flatMap(({ side, opened, started, ownCompleted, stages }) => [
      [side, 'opened', null, null, null, opened, opened - started],
      ...stages.map(({ page, number, pages, title, reached, left }) => {
        return [side, page, number, number + pages - 1, title, reached, left];
      }),
      [side, 'sent', null, null, null, ownCompleted, null],
    ]),
  ]);
}

/** The responses of each day. */
export function daysCsv({ days }: Opened): string {
  return csvOf([
    ['day', 'consumer', 'manager'],
    ...days.map(({ day, counts }) => [day, counts.consumer, counts.manager]),
  ]);
}

/** Both sides by the options of a segment item, where one is chosen; too few are `withheld`. */
export function segmentsCsv({ segment, sides }: Opened): string | undefined {
  if (!segment) return undefined;
  const stagesOf = (side: string) => sides.find((one) => one.side === side)?.stages ?? [];
  return csvOf([
    [
      ...['side', segment.by, 'label', 'completed', 'target', 'invited', 'response_rate'],
      ...['completion_rate', 'median_seconds', 'unsent', 'unsent_page', 'unsent_there'],
    ],
    ...segment.sides.flatMap(({ side, rows }) =>
      rows.flatMap((row) =>
        row.unsentAt.map((there, at) => [
          side,
          row.code,
          row.label,
          row.completed,
          row.target,
          row.invited,
          row.responseRate,
          row.completionRate,
          row.medianSeconds,
          row.unsent,
          stagesOf(side)[at]?.page ?? null,
          there,
        ]),
      ),
    ),
  ]);
}

/** What stands around a chart of the fieldwork. */
function frameOf({ view, wave, asOf, sides, state, locale }: Opened) {
  const words = wordsOf(locale);
  const { title, isSynthetic } = wave;
  const of = { study: view.title, wave: title, isSynthetic, asOf: new Date(asOf) };
  return { words, finding: fieldworkFinding(sides, state, words), around: framed(words, of, null) };
}

/** The responses of each day as an SVG document; undefined where there are none. */
export function daysSvg(opened: Opened): string | undefined {
  const { words, finding, around } = frameOf(opened);
  const about = daysAbout(opened.days, words);
  if (about === null) return undefined;
  const { days } = opened;
  return drawn(
    createElement(DaysDocument, { days, words, title: finding, certainty: about, ...around }),
  );
}

/** How far those of each side came as an SVG document; undefined where nobody opened a questionnaire. */
export function stagesSvg(opened: Opened): string | undefined {
  const { words, finding, around } = frameOf(opened);
  const { t, f } = words;
  const bars = opened.sides.flatMap(({ side, opened: seen, started, ownCompleted, stages }) => {
    if (seen === 0) return [];
    const of = Math.max(1, started);
    const bar = (key: string, label: string, count: number): DrawnBar => ({
      key: `${side} ${key}`,
      label,
      side,
      share: count / of,
      text: `${f.count(count)} (${f.percent(count / of)})`,
    });
    return [
      ...stages.map(({ page, number, pages, title, reached }) => {
        const place = t(pages > 1 ? 'fieldwork.pages_from' : 'fieldwork.page_number', {
          number,
          to: number + pages - 1,
        });
        return bar(page, `${place} ${title}`, reached);
      }),
      bar('sent', t('fieldwork.sent'), ownCompleted),
    ];
  });
  if (bars.length === 0) return undefined;
  const certainty = t('fieldwork.drop_off');
  return drawn(createElement(BarsDocument, { bars, words, title: finding, certainty, ...around }));
}
