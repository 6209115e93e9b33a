import { useLocation, useSearchParams } from '@remix-run/react';
import { useContext } from 'react';
import { SignedIn } from './SignedIn';
import { useWords } from './Words';

/** The views of a wave by the end of their addresses, with what their tabs say. */
export const VIEW_TABS = [
  ['report', 'parts.report'],
  ['tables', 'parts.tables'],
  ['groups', 'groups.title'],
  ['drivers', 'parts.drivers'],
  ['channels', 'topic.channels'],
  ['waiting', 'topic.waiting'],
  ['loyalty', 'topic.loyalty'],
  ['trend', 'parts.waves'],
  ['planning', 'parts.planning'],
  ['money', 'parts.money'],
  ['comments', 'parts.comments'],
] as const;

/** The pages of those who run a wave, and who they are for. */
const RUNNING = [
  ['fieldwork', 'wave.fieldwork', ['administrator', 'analyst', 'fieldworker']],
  ['links', 'wave.links', ['administrator', 'analyst', 'fieldworker']],
  ['responses', 'wave.responses', ['administrator', 'analyst']],
  ['settings', 'wave.settings', ['administrator']],
] as const;

/** What every view of a wave understands. */
const KEPT = ['access', 'lang', 'only', 'by', 'weighted', 'confidence', 'adjust'];

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
  const { role, isGuest } = useContext(SignedIn) ?? {};
  const running = RUNNING.filter(([, , roles]) => !isGuest && roles.some((one) => one === role));
  // A link opens all views but the comments.
  const views = isGuest ? VIEW_TABS.filter(([path]) => path !== 'comments') : VIEW_TABS;
  const tabs = [...(role === 'fieldworker' && !isGuest ? [] : views), ...running];
  return (
    <nav className="tabs" aria-label={t('parts.label')}>
      {tabs.map(([path, text]) => {
        const isOpen = pathname === `/waves/${waveId}/${path}`;
        return (
          <a
            key={path}
            href={`/waves/${waveId}/${path}${kept.size > 0 ? `?${kept}` : ''}`}
            aria-current={isOpen ? 'page' : undefined}
            // Remix asks which route an address leads to before it first goes there: here, and not
            // when somebody waits for another state of this page.
            data-discover={isOpen ? 'true' : undefined}
          >
            {t(text)}
          </a>
        );
      })}
    </nav>
  );
}
