import type { ReportView } from '../gap/presentation';
import { OnlyChoice } from './OnlyChoice';
import { Choice } from './StateForm';
import {
  AdjustChoice,
  BreakChoice,
  ConfidenceChoice,
  ViewSettings,
  WeightsChoice,
} from './ViewSettings';
import { useWords } from './Words';

const SETS = ['only', 'by', 'confidence', 'weighted', 'adjust', 'benchmarks'];
const FILES = [
  ['gaps.csv', 'download.csv'],
  ['gaps.json', 'download.json'],
  ['chart.svg', 'download.svg'],
  ['chart.png', 'download.png'],
] as const;
const SEGMENT_FILES = [
  ['segments.svg', 'download.segments_svg'],
  ['segments.png', 'download.segments_png'],
] as const;
const BENCHMARK_FILES = [['benchmarks.csv', 'download.benchmarks']] as const;

/** How the report's figures are computed, and their downloads. */
export function SettingsBar({ view, waveId }: { view: ReportView; waveId: string }) {
  const { t } = useWords();
  return (
    <ViewSettings
      sets={SETS}
      folder="report"
      waveId={waveId}
      files={[
        ...FILES,
        ...view.breakdowns.flatMap(({ by, labels }) =>
          SEGMENT_FILES.map(
            ([file, text]) => [file, text, { of: by, label: labels.join(' × ') }] as const,
          ),
        ),
        ...(view.benchmarks ? BENCHMARK_FILES : []),
      ]}
    >
      <OnlyChoice focuses={view.focuses} only={view.focus} />
      <BreakChoice breaks={view.breaks} />
      <ConfidenceChoice value={view.confidence} />
      <WeightsChoice isWeighted={view.isWeighted} />
      <AdjustChoice value={view.adjust} />
      {(view.hasBenchmarks || view.benchmarks) && (
        <Choice
          name="benchmarks"
          label={t('benchmarks.choice')}
          value={view.benchmarks ? '1' : ''}
          options={[
            ['', t('benchmarks.hidden')],
            ['1', t('benchmarks.shown')],
          ]}
        />
      )}
    </ViewSettings>
  );
}
