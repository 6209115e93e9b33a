import { useLocation, useSearchParams } from '@remix-run/react';
import { useWords } from './Words';

const TABS = [
  ['report', 'parts.report'],
  ['tables', 'parts.tables'],
  ['drivers', 'parts.drivers'],
  ['channels', 'topic.channels'],
  ['waiting', 'topic.waiting'],
  ['loyalty', 'topic.loyalty'],
  ['trend', 'parts.waves'],
  ['planning', 'parts.planning'],
  ['money', 'parts.money'],
  ['comments', 'parts.comments'],
] as const;

/** What every view of a wave understands. */
const KEPT = ['access', 'lang', 'by', 'weighted', 'confidence'];

/** The parameters of an address that every view of a wave understands. */
export function keptIn(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => KEPT.includes(name)));
}

/** The ways between the views of a wave; the address keeps what all of them understand. */
export function WaveTabs({ waveId }: { waveId: string }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const kept = keptIn(search);
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
