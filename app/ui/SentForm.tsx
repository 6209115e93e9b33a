import { useContext, useEffect, useState } from 'react';
import { SignedIn } from './SignedIn';
import { fillInSent, keepSent } from './sentForm';
import { useWords } from './Words';

/** Gives back what somebody typed into a form that was sent after their session had ended. */
export function SentForm() {
  const { t } = useWords();
  const account = useContext(SignedIn)?.id ?? null;
  const [isFilledIn, setFilledIn] = useState(false);
  useEffect(() => {
    // The page comes to life first, so that it hears of what is filled in.
    const timer = setTimeout(() => {
      if (fillInSent(account)) setFilledIn(true);
    });
    const keeps = (event: SubmitEvent) => {
      const { target } = event;
      if (account !== null && target instanceof HTMLFormElement && !event.defaultPrevented)
        keepSent(target, account);
    };
    window.addEventListener('submit', keeps);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('submit', keeps);
    };
  }, [account]);
  return (
    isFilledIn && (
      <p className="sent-form" role="status">
        {t('forms.filled_in')}
      </p>
    )
  );
}
