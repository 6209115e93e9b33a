import type { ReactNode } from 'react';
import type { RowView } from '../gap/rowView';
import type { StripMark } from './benchmarkText';
import { ChartAxis, ChartCard } from './ChartCard';
import { DumbbellStrip } from './DumbbellStrip';
import { gapRange, gapText, outcomeSide, outcomeText, publishedSides } from './figures';
import { MarkNotes, MarkSign } from './MarkSign';
import { Outcome } from './Outcome';
import { type StripScale, type StripUnit, ticksOn, writtenOn } from './strip';
import { useWords } from './Words';

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
  /** What stands above the gaps, where they are no points. */
  heading?: string;
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
    >
      {axis}
      <ol className="chart__rows">
        {lines.map((line, index) => (
          <ChartRow
            key={line.row.id}
            line={line}
            language={language}
            direction={direction}
            unit={unit}
            isNamed={index === 0}
            isGapless={alone !== undefined}
            minimumBase={minimumBase}
          />
        ))}
      </ol>
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

function ChartRow(props: {
  line: ChartLine;
  language: string;
  direction: 'ltr' | 'rtl';
  unit: StripUnit;
  isNamed: boolean;
  /** Whether there is nothing to stand a gap apart. */
  isGapless: boolean;
  minimumBase: number;
}) {
  const { line, language, direction, unit, isNamed, isGapless, minimumBase } = props;
  const { row, label, about, note, marks = [] } = line;
  const words = useWords();
  const { t } = words;
  const { locale } = words.f;
  // What would follow from what is shown is not itself too small.
  const withheld = (['manager', 'consumer'] as const).filter(
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
      <DumbbellStrip row={row} isNamed={isNamed} unit={unit} marks={marks} />
      <div className="chart__gap" lang={locale} dir="ltr">
        {isGapless || (
          <>
            <span className={`gap gap--${outcomeSide(row.outcome) ?? 'none'}`}>
              {gapText(row.unit, row.gap?.value ?? null, words)}
              {row.gap !== null && row.gap.value !== null && <MarkSign row={row} />}
            </span>
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
    </li>
  );
}
