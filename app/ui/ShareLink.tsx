import { useLocation } from '@remix-run/react';
import { createContext, useContext } from 'react';
import { CopyButton } from './CopyButton';
import { useWords } from './Words';

/** What the links that a reader may give away are made of; null: they may give none. */
export const Shared = createContext<{ origin: string; access: string | null } | null>(null);

/** Copies a link that shows whoever gets it what its sender sees, in the sender's language. */
export function ShareLink() {
  const shared = useContext(Shared);
  const { t, f } = useWords();
  const { pathname, search } = useLocation();
  if (!shared) return null;
  const asked = new URLSearchParams(search);
  asked.delete('access');
  if (shared.access !== null) asked.set('access', shared.access);
  asked.set('lang', f.locale);
  const text = `${shared.origin}${pathname}?${asked}`;
  return <CopyButton key={text} text={text} label={t('page.share')} />;
}
