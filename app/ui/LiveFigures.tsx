import { useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useWords } from './Words';

/** How often the figures are asked for, in milliseconds. */
const EVERY = 15_000;

/** The moment of the figures, which renew themselves while the page is looked at. */
export function LiveFigures({ asOf, finding }: { asOf: string; finding: string }) {
  const { t, f } = useWords();
  const { pathname, search } = useLocation();
  const { revalidate, state } = useRevalidator();
  const [isLive, setLive] = useState<boolean | null>(null);
  useEffect(() => setLive(true), []);
  useEffect(() => {
    if (!isLive) return;
    const renew = () => {
      if (document.visibilityState === 'visible' && state === 'idle') revalidate();
    };
    const timer = setInterval(renew, EVERY);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [isLive, revalidate, state]);
  // What stood there at first is read with the page; only what changes is announced.
  const [first] = useState(finding);
  return (
    <p className="live">
      <span>{t('page.as_of', { moment: f.moment(new Date(asOf)) })}</span>
      <a href={`${pathname}${search}`}>{t('fieldwork.reload')}</a>
      {isLive !== null && (
        <button type="button" className="button" onClick={() => setLive(!isLive)}>
          {t(isLive ? 'fieldwork.pause' : 'fieldwork.go_on')}
        </button>
      )}
      <span className="hidden-text" role="status">
        {finding !== first && finding}
      </span>
    </p>
  );
}
