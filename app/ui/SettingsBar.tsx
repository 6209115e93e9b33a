import { useSearchParams } from '@remix-run/react';
import type { ReportView } from '../gap/presentation';
import { Downloads } from './Downloads';
import { Choice, StateForm } from './StateForm';
import { useWords } from './Words';

const SETS = ['only', 'by', 'confidence', 'weighted', 'adjust'];
const LEVELS = [0.9, 0.95, 0.99];
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

/** How the report's figures are computed, and their downloads. */
export function SettingsBar({ view, waveId }: { view: ReportView; waveId: string }) {
  const { t, f } = useWords();
  const [search] = useSearchParams();
  // Where all weigh the same there is nothing to choose.
  const isOff = search.get('weighted') === 'false';
  const levels = [...new Set([...LEVELS, view.confidence])].sort((a, b) => a - b);
  return (
    <div className="pills settings">
      <StateForm
        sets={SETS}
        label={t('settings.label')}
        apply={t('settings.apply')}
        className="pills"
      >
        {view.focuses.length > 0 && (
          <Choice
            name="only"
            label={t('settings.only')}
            value={view.focus?.value ?? ''}
            options={[
              ['', t('settings.only_none')],
              ...view.focuses.map(({ value, label }) => [value, label] as const),
            ]}
          />
        )}
        {view.breaks.length > 0 && (
          <Choice
            name="by"
            label={t('settings.by')}
            value={search.get('by') ?? ''}
            options={[
              ['', t('settings.by_none')],
              ...view.breaks.map(({ by, label }) => [by, label] as const),
            ]}
          />
        )}
        <Choice
          name="confidence"
          label={t('settings.confidence')}
          value={String(view.confidence)}
          options={levels.map((level) => [String(level), f.level(level)] as const)}
        />
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
        <Choice
          name="adjust"
          label={t('settings.adjust')}
          value={view.adjust}
          options={[
            ['holm', t('settings.holm')],
            ['bh', t('settings.bh')],
            ['none', t('settings.none')],
          ]}
        />
      </StateForm>
      <Downloads
        folder="report"
        waveId={waveId}
        files={view.breakdowns.length > 0 ? [...FILES, ...SEGMENT_FILES] : FILES}
      />
    </div>
  );
}
