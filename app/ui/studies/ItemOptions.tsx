import type { DraftItem, DraftOption } from '../../study/edit/draft';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { AddForm, FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { TextEdit } from './fields';
import { OptionRow } from './OptionRow';

/** The options of an item or of a scale: words, codes, order, and what counts as favourable. */
export function ItemOptions({
  of,
  owner,
  options,
  item,
}: {
  of: 'items' | 'scales';
  owner: string;
  options: readonly DraftOption[];
  item?: DraftItem | undefined;
}) {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const place = `${of} ${owner}`;
  const Heading = of === 'scales' ? 'h3' : 'h4';
  const judges = of === 'scales' || item?.kind === 'single';
  return (
    <section className="options">
      <Heading>{t('studies.options')}</Heading>
      <ol className="options__list">
        {options.map(({ code }, at) => (
          <OptionRow key={code} of={of} owner={owner} options={options} at={at} item={item} />
        ))}
      </ol>
      <AddForm
        edit={{ do: 'option.add', of, owner }}
        said={t('studies.said_added')}
        className="add"
      >
        <AddLabel label={t('studies.new_option')}>
          <input name="+label" maxLength={4000} lang={draft.locales[0]} />
        </AddLabel>
        <button type="submit" className="button">
          {t('studies.add')}
        </button>
      </AddForm>
      {judges && (
        <FieldsForm className="field-grid">
          <TextEdit
            name={`${place} favourableLabel ${language}`}
            label={t('studies.favourable_label')}
            hint={t('studies.favourable_label_hint')}
            stored={
              (of === 'scales'
                ? draft.scales[owner]?.favourableLabel?.[language]
                : item?.favourableLabel?.[language]) ?? ''
            }
            lang={language}
          />
        </FieldsForm>
      )}
    </section>
  );
}
