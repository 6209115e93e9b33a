import { useLocation, useSearchParams } from '@remix-run/react';
import { useWords } from './Words';

const TABS = [
  ['report', 'parts.report'],
  ['tables', 'parts.tables'],
  ['drivers', 'parts.drivers'],
  ['trend', 'parts.waves'],
  ['planning', 'parts.planning'],
  ['money', 'parts.money'],
  ['comments', 'parts.comments'],
] as const;

/** What every view of a wave understands. */
const KEPT = ['access', 'lang', 'by', 'weighted', 'confidence'];

/** The ways between the views of a wave; the address keeps what all of them understand. */
export function WaveTabs({ waveId }: { waveId: string }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const kept = new URLSearchParams([...search].filter(([name]) => KEPT.includes(name)));
  return (
    <nav className="tabs" aria-label={t('parts.label')}>
      {TABS.map(([path, text]) => (
        <a
          key={path}
          href={`/waves/${waveId}/${path}${kept.size > 0 ? `?${kept}` : ''}`}
          aria-current={pathname === `/waves/${waveId}/${path}` ? 'page' : undefined}
        >
          {t(text)}
        </a>
      ))}
    </nav>
  );
}
