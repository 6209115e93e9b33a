import { useSearchParams } from '@remix-run/react';
import type { ReportView } from '../gap/presentation';
import { Choice } from './StateForm';
import { AdjustChoice, BreakChoice, ConfidenceChoice, ViewSettings } from './ViewSettings';
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
  const [search] = useSearchParams();
  // Where all weigh the same there is nothing to choose.
  const isOff = search.get('weighted') === 'false';
  const [first = '', second = ''] = view.focus?.values ?? [];
  const of = view.focuses.find(({ value }) => value === first)?.item;
  const others = of === undefined ? [] : view.focuses.filter(({ item }) => item !== of);
  // Two options of one item would be nobody's.
  const taken = others.find(({ value }) => value === second)?.item;
  const firsts = view.focuses.filter(({ item }) => item !== taken);
  return (
    <ViewSettings
      sets={SETS}
      folder="report"
      waveId={waveId}
      files={[
        ...FILES,
        ...(view.breakdowns.length > 0 ? SEGMENT_FILES : []),
        ...(view.benchmarks ? BENCHMARK_FILES : []),
      ]}
    >
      {view.focuses.length > 0 && (
        <Choice
          name="only"
          label={t('settings.only')}
          value={first}
          options={[
            ['', t('settings.only_none')],
            ...firsts.map(({ value, label }) => [value, label] as const),
          ]}
        />
      )}
      {others.length > 0 && (
        <Choice
          name="only"
          label={t('settings.only_and')}
          value={second}
          options={[
            ['', t('settings.only_all')],
            ...others.map(({ value, label }) => [value, label] as const),
          ]}
        />
      )}
      <BreakChoice breaks={view.breaks} />
      <ConfidenceChoice value={view.confidence} />
      {(view.isWeighted || isOff) && (
        <Choice
          name="weighted"
          label={t('settings.weights')}
          value={isOff ? 'false' : 'true'}
          options={[
            ['true', t('settings.weights_on')],
            ['false', t('settings.weights_off')],
          ]}
        />
      )}
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
