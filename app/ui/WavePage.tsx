import type { ReactNode } from 'react';
import type { StudyView } from '../gap/presentation';
import { Header } from './Header';
import { Unreached } from './Unreached';
import { WaveHead } from './WaveHead';

/** A page of those who run a wave: what was found, then what there is to do. */
export function WavePage(props: {
  view: Pick<StudyView, 'title' | 'language'>;
  wave: { id: string; title: string; isSynthetic: boolean };
  finding: string;
  about?: string;
  children: ReactNode;
}) {
  const { view, wave, finding, about, children } = props;
  return (
    <>
      <Header />
      <main id="content" className="report account">
        <WaveHead view={view} wave={wave} />
        <h1>{finding}</h1>
        {about && <p className="certainty">{about}</p>}
        {children}
      </main>
      <Unreached />
    </>
  );
}
