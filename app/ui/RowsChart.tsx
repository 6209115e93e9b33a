import { memo, type ReactNode } from 'react';
import type { RowView, Unit } from '../gap/rowView';
import { Ask, Asking } from './Asking';
import type { StripMark } from './benchmarkText';
import { ChartAxis, ChartCard } from './ChartCard';
import { DumbbellStrip } from './DumbbellStrip';
import { Explanation } from './Explained';
import type { ExplainedPart } from './explainText';
import { gapRange, gapText, outcomeSide, outcomeText, publishedSides } from './figures';
import { MarkNotes, MarkSign } from './MarkSign';
import { Outcome } from './Outcome';
import { type StripScale, type StripUnit, ticksOn, writtenOn } from './strip';
import { useWords, type Words } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** A row with what stands beside it in a chart. */
export interface ChartLine {
  row: RowView;
  label: string;
  about: string | null;
  /** What is said of it in the reader's language. */
  note?: string;
  /** Published figures beside the row's own. */
  marks?: readonly StripMark[];
}

/** Figures of both sides as a dumbbell chart: one line a row, shares on an axis from 0 to 100 %. */
export function RowsChart(props: {
  id: string;
  title: string;
  about: string;
  lines: readonly ChartLine[];
  /** The language of the lines' labels. */
  language: string;
  direction: 'ltr' | 'rtl';
  minimumBase: number;
  /** What the axis counts, where it is neither shares nor net scores. */
  scale?: StripScale;
  /** How figures are read out, where the axis does not say so. */
  read?: Unit;
  /** What stands above the gaps, where they are no points. */
  heading?: string;
  /** How the figures of a row come about, for those who ask. */
  explain: (row: RowView) => readonly ExplainedPart[];
  children?: ReactNode;
}) {
  const { id, title, about, lines, language, direction, minimumBase, scale, children } = props;
  const words = useWords();
  const { t } = words;
  // Where one side alone was asked there are no gaps, and it is said once.
  const alone = lines.every(({ row }) => row.outcome === 'one_sided') ? lines[0]?.row : undefined;
  const { heading: named = t('chart.gap') } = props;
  const heading = alone ? '' : named;
  const unit = scale ?? unitOf(lines);
  const write = unit === 'share' ? undefined : writtenOn(unit, words);
  const axis = <ChartAxis ticks={ticksOn(unit)} heading={heading} write={write} />;
  return (
    <ChartCard
      id={id}
      className="chart"
      title={title}
      about={alone ? `${about} ${outcomeText(alone, words)}.` : about}
      asks="figure"
    >
      {axis}
      <Asking anchor={id}>
        {(asked) => (
          <Rows
            lines={lines}
            language={language}
            direction={direction}
            unit={unit}
            {...(props.read && { read: props.read })}
            isGapless={alone !== undefined}
            minimumBase={minimumBase}
            explain={props.explain}
            asked={asked}
          />
        )}
      </Asking>
      {lines.length > 12 && axis}
      {children}
      <MarkNotes
        rows={lines.map(({ row }) => row)}
        minimumBase={minimumBase}
        hasIllustrations={false}
      />
    </ChartCard>
  );
}

/** Net scores have an axis of their own. */
function unitOf(lines: readonly ChartLine[]): StripUnit {
  return lines[0]?.row.unit === 'net' ? 'net' : 'share';
}

interface Drawn {
  language: string;
  direction: 'ltr' | 'rtl';
  unit: StripUnit;
  read?: Unit;
  /** Whether there is nothing to stand a gap apart. */
  isGapless: boolean;
  minimumBase: number;
  explain: (row: RowView) => readonly ExplainedPart[];
  /** What was asked how it comes about. */
  asked: string | null;
}

const Rows = memo(function Rows({ lines, ...drawn }: Drawn & { lines: readonly ChartLine[] }) {
  return (
    <ol className="chart__rows">
      {lines.map((line, index) => (
        <ChartRow key={line.row.id} line={line} isNamed={index === 0} {...drawn} />
      ))}
    </ol>
  );
});

function ChartRow(props: Drawn & { line: ChartLine; isNamed: boolean }) {
  const { line, language, direction, unit, read, isNamed, isGapless, minimumBase, explain, asked } =
    props;
  const { row, label, about, note, marks = [] } = line;
  const ask = { id: `chart.${row.id}`, asked };
  const words = useWords();
  const { t } = words;
  const { locale } = words.f;
  // What would follow from what is shown is not itself too small.
  const withheld = SIDES.filter(
    (side) => row[side]?.base === null && row.reason !== 'withheld_secondary',
  );
  return (
    <li className="chart__row">
      <div className="chart__label" lang={language} dir={direction}>
        {label !== '' && <strong>{label}</strong>}
        {about !== null && <span>{about}</span>}
        {note !== undefined && <span lang={locale}>{note}</span>}
        {row.published && (
          <span lang={locale}>
            {t('published.label', { figures: publishedSides(row.unit, row.published, words) })}
          </span>
        )}
      </div>
      <DumbbellStrip
        row={row}
        isNamed={isNamed}
        unit={unit}
        {...(read && { read })}
        marks={marks}
      />
      <div className="chart__gap" lang={locale} dir="ltr">
        {isGapless ? (
          <Ask {...ask}>
            <span className="quiet">{basesText(row, words)}</span>
          </Ask>
        ) : (
          <>
            <Ask {...ask}>
              <span className={`gap gap--${outcomeSide(row.outcome) ?? 'none'}`}>
                {gapText(row.unit, row.gap?.value ?? null, words)}
                {row.gap !== null && row.gap.value !== null && <MarkSign row={row} />}
              </span>
            </Ask>
            <span className="chart__sure">
              {row.gap && row.gap.low !== null && <span>{gapRange(row.unit, row.gap, words)}</span>}
              <Outcome row={row} />
              {withheld.map((side) => (
                <span key={side}>
                  {t('side.under_named', { side: t(`side.${side}`), minimum: minimumBase })}
                </span>
              ))}
            </span>
          </>
        )}
      </div>
      {asked === ask.id && (
        <Explanation
          title={t('explain.title', {
            measure: [label, note].filter(Boolean).join(' · ') || (about ?? ''),
          })}
          parts={explain(row)}
        />
      )}
    </li>
  );
}

/** How many answered, where there is no gap to ask about. */
function basesText(row: RowView, words: Words): string {
  const known = SIDES.flatMap((side) => row[side]?.base ?? []);
  const { t, f } = words;
  return known.length > 0
    ? t('explain.of_answers', { bases: f.list(known.map(f.count)) })
    : t('explain.how');
}
