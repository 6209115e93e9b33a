import { useSearchParams } from '@remix-run/react';
import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../Words';
import { NARROWEST, USUAL_WIDTHS, WIDEST, widthOf } from './previewWidths';

/** How long a width stands before the address takes it up, in milliseconds. */
const PAUSE = 400;

/** How wide the questionnaires are shown: typed, dragged, or as wide as usual screens. */
export function PreviewWidth({
  width,
  onChange,
}: {
  width: number;
  onChange: (width: number) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(String(width));
  const [hasScript, setHasScript] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setHasScript(true);
    return () => clearTimeout(timer.current);
  }, []);
  const take = (text: string) => {
    setTyped(text);
    const wanted = widthOf(text);
    if (wanted === null) return;
    onChange(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const next = new URLSearchParams(window.location.search);
      next.set('width', String(wanted));
      setSearch(next, { replace: true, preventScrollReset: true });
    }, PAUSE);
  };
  const kept = [...search].filter(([name]) => name !== 'width');
  return (
    <form
      method="get"
      className="preview-width"
      onSubmit={(event) => {
        event.preventDefault();
        take(typed);
      }}
    >
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor={id}>{t('studies.width')}</label>
      <input
        id={id}
        type="number"
        name="width"
        min={NARROWEST}
        max={WIDEST}
        value={typed}
        aria-invalid={widthOf(typed) === null ? true : undefined}
        aria-describedby={`${id}-range`}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(String(width))}
      />
      <span className="quiet" id={`${id}-range`}>
        {t('studies.width_range', { from: NARROWEST, to: WIDEST })}
      </span>
      {hasScript ? (
        <input
          type="range"
          min={NARROWEST}
          max={WIDEST}
          step={10}
          value={width}
          aria-label={t('studies.width_drag')}
          aria-valuetext={t('studies.pixels', { width })}
          onChange={(event) => take(event.target.value)}
        />
      ) : (
        <button type="submit" className="button">
          {t('studies.width_show')}
        </button>
      )}
      <span className="pills">
        {USUAL_WIDTHS.map((one) => (
          <button
            key={one}
            type={hasScript ? 'button' : 'submit'}
            className="pill"
            name={hasScript ? undefined : 'width'}
            value={one}
            aria-pressed={one === width}
            onClick={hasScript ? () => take(String(one)) : undefined}
          >
            {t('studies.pixels', { width: one })}
          </button>
        ))}
      </span>
    </form>
  );
}
