import type { StudyView } from '../gap/presentation';
import { WaveTabs } from './WaveTabs';
import { useWords } from './Words';

/** What every view of a wave begins with: the study and wave, and the ways to its other views. */
export function WaveHead({
  view,
  wave,
}: {
  view: Pick<StudyView, 'title' | 'language'>;
  wave: { id: string; title: string; isSynthetic: boolean };
}) {
  const { t } = useWords();
  return (
    <>
      <p className="where">
        <bdi lang={view.language}>{view.title}</bdi>
        <span aria-hidden="true"> › </span>
        <bdi>{wave.title}</bdi>
        {wave.isSynthetic && <strong className="badge">{t('page.synthetic')}</strong>}
      </p>
      <WaveTabs waveId={wave.id} />
    </>
  );
}
