import { useEffect, useState } from 'react';
import { useWords } from './Words';

/** Copies a text where the browser has a clipboard, and says so. */
export function CopyButton(props: { text: string; label: string; describedBy?: string }) {
  const { t } = useWords();
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none');
  useEffect(() => setState('clipboard' in navigator ? 'ready' : 'none'), []);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setState('copied');
  };
  return (
    <>
      {state !== 'none' && (
        <button
          type="button"
          className="button"
          onClick={copy}
          aria-describedby={props.describedBy}
        >
          {state === 'copied' ? t('links.copied') : props.label}
        </button>
      )}
      <span className="hidden-text" role="status">
        {state === 'copied' && t('links.copied')}
      </span>
    </>
  );
}
