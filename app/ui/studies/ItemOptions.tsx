import type { DraftItem, DraftOption } from '../../study/edit/draft';
import { useWords } from '../Words';
import { EditButton } from './EditButton';
import { AddForm, FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { FlagEdit, TextEdit } from './fields';

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
  item?: DraftItem;
}) {
  const { t } = useWords();
  const { draft, language, revision, mayEdit } = useEditor();
  const place = `${of} ${owner}`;
  const Heading = of === 'scales' ? 'h3' : 'h4';
  const favourable = of === 'scales' ? draft.scales[owner]?.favourable : item?.favourable;
  const judges = of === 'scales' || item?.kind === 'single';
  const names = options.map(({ code, label }) => label[language] ?? code);
  const move = (at: number, to: number, side: 'before' | 'after') => ({
    edit: {
      do: 'option.move',
      of,
      owner,
      code: options[at]?.code ?? '',
      beside: options[to]?.code ?? '',
      side,
    },
    idle: options[to] === undefined,
    said: t('studies.said_moved', {
      item: names[at] ?? '',
      place: to + 1,
      count: options.length,
    }),
  });
  return (
    <section className="options">
      <Heading>{t('studies.options')}</Heading>
      <ol className="options__list">
        {options.map(({ code, label, value, other, exclusive }, at) => {
          const name = names[at] ?? code;
          const field = (part: string) => `${place} options ${code} ${part}`;
          return (
            <li key={code} className="option">
              <FieldsForm className="option__fields">
                <TextEdit
                  name={field(`label ${language}`)}
                  label={<OptionLabel code={code} />}
                  stored={label[language] ?? ''}
                  lang={language}
                  placeholder={label[draft.locales[0] ?? '']}
                />
                {of === 'scales' && (
                  <TextEdit
                    name={field('value')}
                    label={t('studies.value')}
                    stored={value === undefined ? '' : String(value)}
                    inputMode="decimal"
                  />
                )}
                <div className="tick-row">
                  {judges && (
                    <FlagEdit
                      name={`${place} favourable ${code}`}
                      label={t('studies.is_favourable')}
                      stored={favourable?.includes(code) ?? false}
                    />
                  )}
                  {(item?.kind === 'single' || item?.kind === 'multiple') && (
                    <FlagEdit
                      name={field('other')}
                      label={t('studies.other')}
                      stored={other === true}
                    />
                  )}
                  {item?.kind === 'multiple' && (
                    <FlagEdit
                      name={field('exclusive')}
                      label={t('studies.exclusive')}
                      stored={exclusive === true}
                    />
                  )}
                </div>
              </FieldsForm>
              {mayEdit && (
                <form method="post" className="tools">
                  <input type="hidden" name="revision" value={revision} />
                  <EditButton
                    {...move(at, at - 1, 'before')}
                    id={`up-${owner}-${code}`}
                    className="tool"
                    title={t('studies.up', { item: name })}
                  >
                    ↑
                  </EditButton>
                  <EditButton
                    {...move(at, at + 1, 'after')}
                    id={`down-${owner}-${code}`}
                    className="tool"
                    title={t('studies.down', { item: name })}
                  >
                    ↓
                  </EditButton>
                  <EditButton
                    edit={{ do: 'option.remove', of, owner, code }}
                    said={t('studies.said_removed')}
                    className="tool"
                    title={t('studies.remove_named', { item: name })}
                  >
                    {t('studies.remove')}
                  </EditButton>
                </form>
              )}
              <AddForm
                edit={{ do: 'option.rename', of, owner, code }}
                said={t('studies.said_renamed')}
                className="add add--code"
              >
                <label className="add__label">
                  <span>{t('studies.code_of', { option: name })}</span>
                  <input name="+to" defaultValue={code} required maxLength={64} />
                </label>
                <button type="submit" className="button">
                  {t('studies.rename')}
                </button>
              </AddForm>
            </li>
          );
        })}
      </ol>
      <AddForm
        edit={{ do: 'option.add', of, owner }}
        said={t('studies.said_added')}
        className="add"
      >
        <label className="add__label">
          <span>{t('studies.new_option')}</span>
          <input name="+label" maxLength={4000} lang={draft.locales[0]} />
        </label>
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

function OptionLabel({ code }: { code: string }) {
  const { t } = useWords();
  return (
    <>
      {t('studies.option_words')} <span className="tag">{code}</span>
    </>
  );
}
