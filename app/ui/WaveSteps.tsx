import { useLocation, useSearchParams } from '@remix-run/react';
import { Menu } from './Menu';
import { keptIn } from './WaveTabs';
import { useWords } from './Words';

/** The ways to the same view of the study's other waves, with what is looked at; nothing without any. */
export function WaveSteps(props: {
  waveId: string;
  waves: readonly { id: string; title: string }[];
}) {
  const { waveId, waves } = props;
  const { t } = useWords();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  if (waves.length === 0) return null;
  const kept = keptIn(search);
  // A link opens its own wave alone.
  kept.delete('access');
  const show = search.get('show');
  if (show) kept.set('show', show);
  return (
    <Menu title={t('page.other_waves')}>
      {waves.map(({ id, title }) => (
        <a
          key={id}
          className="menu__entry"
          href={`${pathname.replace(waveId, id)}${kept.size > 0 ? `?${kept}` : ''}`}
        >
          <bdi>{title}</bdi>
        </a>
      ))}
    </Menu>
  );
}
