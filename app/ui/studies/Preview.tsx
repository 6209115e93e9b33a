import { useSearchParams } from '@remix-run/react';
import { SideSign } from '../Marker';
import { changed } from '../tableState';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { LanguageChoice } from './LanguageChoice';
import { itemName } from './places';

/** The widths of phones, tablets and desks, in pixels. */
export const WIDTHS = ['390', '768', '1280'] as const;

const SIDES = ['manager', 'consumer'] as const;

/** Both questionnaires as respondents see them, side by side. */
export function Preview({
  width,
  leftOut,
}: {
  width: (typeof WIDTHS)[number];
  /** The items that cannot be shown yet; null: nothing can. */
  leftOut: readonly string[] | null;
}) {
  const { t, f } = useWords();
  const { draft, language, revision } = useEditor();
  const [search] = useSearchParams();
  return (
    <>
      <LanguageChoice />
      <nav className="pills languages-of" aria-label={t('studies.width')}>
        <span className="quiet">{t('studies.width')}</span>
        {WIDTHS.map((one) => (
          <a
            key={one}
            className="pill"
            href={`?${changed(search, { width: [one] })}`}
            aria-current={one === width ? 'true' : undefined}
          >
            {t('studies.pixels', { width: Number(one) })}
          </a>
        ))}
      </nav>
      <p className="note preview__note">{t('studies.preview_note')}</p>
      {leftOut === null && <p className="empty">{t('studies.nothing_to_show')}</p>}
      {leftOut !== null && leftOut.length > 0 && (
        <p className="note">
          {t('studies.left_out', {
            items: f.list(leftOut.map((key) => itemName(draft, key, language))),
          })}
        </p>
      )}
      {leftOut !== null && (
        <div className="previews">
          {SIDES.map((side) => (
            <section key={side} aria-labelledby={`preview-${side}`}>
              <h2 id={`preview-${side}`}>
                <SideSign side={side} /> {t(`side.${side}`)}
              </h2>
              {/* biome-ignore lint/a11y/useSemanticElements: a frame that scrolls is no fieldset */}
              <div
                className={`preview preview--${width}`}
                role="group"
                aria-labelledby={`preview-${side}`}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
                tabIndex={0}
              >
                <iframe
                  key={`${revision} ${language}`}
                  title={t(`studies.questionnaire_${side}`)}
                  src={`/studies/${draft.key}/preview/${side}?lang=${language}`}
                />
              </div>
            </section>
          ))}
        </div>
      )}
    </>
  );
}
