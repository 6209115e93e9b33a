import type { StudyView } from '../gap/presentation';
import { WaveSteps } from './WaveSteps';
import { WaveTabs } from './WaveTabs';
import { useWords } from './Words';

/** What every view of a wave begins with: the study and wave, and the ways to its other views. */
export function WaveHead({
  view,
  wave,
  others = [],
}: {
  view: Pick<StudyView, 'title' | 'language'>;
  wave: { id: string; title: string; isSynthetic: boolean };
  /** The study's other waves whose same view can be gone to. */
  others?: readonly { id: string; title: string }[];
}) {
  const { t } = useWords();
  return (
    <>
      <div className="where">
        <bdi lang={view.language}>{view.title}</bdi>
        <span>
          <span aria-hidden="true">› </span>
          <bdi>{wave.title}</bdi>
        </span>
        <WaveSteps waveId={wave.id} waves={others} />
        {wave.isSynthetic && <strong className="badge">{t('page.synthetic')}</strong>}
      </div>
      <WaveTabs waveId={wave.id} />
    </>
  );
}
