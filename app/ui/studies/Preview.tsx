import { useState } from 'react';
import { SideSign } from '../Marker';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { LanguageChoice } from './LanguageChoice';
import { PreviewFrame } from './PreviewFrame';
import { PreviewWidth } from './PreviewWidth';
import { itemName } from './places';

const SIDES = ['manager', 'consumer'] as const;

/** Both questionnaires as respondents see them, side by side. */
export function Preview({
  asked,
  leftOut,
}: {
  /** The width that the address asks for, in pixels. */
  asked: number;
  /** The items that cannot be shown yet; null: nothing can. */
  leftOut: readonly string[] | null;
}) {
  const { t, f } = useWords();
  const { draft, language, revision } = useEditor();
  const [width, setWidth] = useState(asked);
  return (
    <>
      <LanguageChoice isShown />
      <PreviewWidth width={width} onChange={setWidth} />
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
              <PreviewFrame
                now={`${revision} ${language}`}
                width={width}
                labelledBy={`preview-${side}`}
                title={t(`studies.questionnaire_${side}`)}
                src={`/studies/${draft.key}/preview/${side}?lang=${language}`}
              />
            </section>
          ))}
        </div>
      )}
    </>
  );
}
