import { useLocation, useMatches, useNavigation } from '@remix-run/react';
import { useEffect, useSyncExternalStore } from 'react';
import { StateLink } from './StateLink';
import { lostSearch, noteShown } from './unreached';
import { useWords } from './Words';

/** Says that the server is out of reach, and tries again; what is shown stays. */
export function Unreached() {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const data = useMatches().at(-1)?.data;
  const { state } = useNavigation();
  const lost = useSyncExternalStore(lostSearch.subscribe, lostSearch.get, lostSearch.onServer);
  useEffect(() => noteShown({ path: pathname, search, data }), [pathname, search, data]);
  return (
    <div role="status" className="unreached">
      {lost !== null && (
        <p>
          <span>{t('unreached.text')}</span>
          <StateLink className="button" search={new URLSearchParams(lost)}>
            {t(state === 'idle' ? 'unreached.again' : 'unreached.trying')}
          </StateLink>
        </p>
      )}
    </div>
  );
}
