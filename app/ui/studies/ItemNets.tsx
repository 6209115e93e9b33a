import type { DraftItem } from '../../study/edit/draft';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { AddForm, FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { ManyEdit, TextEdit } from './fields';
import { Tools } from './Tools';

/** The nets of an item: options that are reported together. */
export function ItemNets({ item }: { item: DraftItem }) {
  const { t } = useWords();
  const { language } = useEditor();
  const { key, nets = [], options = [] } = item;
  const choices = options.map(({ code, label }) => [code, label[language] ?? code] as const);
  return (
    <section className="options">
      <h4>{t('studies.nets')}</h4>
      <p className="note">{t('studies.nets_hint')}</p>
      {nets.map(({ code, label, any, atLeast }) => {
        const name = label[language] ?? code;
        return (
          <div key={code} className="option">
            <FieldsForm className="field-grid">
              <TextEdit
                name={`items ${key} nets ${code} label ${language}`}
                label={t('studies.net_words')}
                stored={label[language] ?? ''}
                lang={language}
              />
              {any === undefined ? (
                <TextEdit
                  name={`items ${key} nets ${code} atLeast`}
                  label={t('studies.net_at_least')}
                  stored={String(atLeast ?? '')}
                  inputMode="numeric"
                />
              ) : (
                <ManyEdit
                  name={`items ${key} nets ${code} any`}
                  label={t('studies.net_any')}
                  stored={any}
                  choices={choices}
                />
              )}
            </FieldsForm>
            <Tools name={name} remove={{ do: 'net.remove', item: key, code }} />
          </div>
        );
      })}
      <AddForm edit={{ do: 'net.add', item: key }} said={t('studies.said_added')} className="add">
        <AddLabel label={t('studies.new_net')}>
          <input name="+label" maxLength={4000} />
        </AddLabel>
        <AddLabel label={t('studies.net_by')}>
          <select name="+by">
            <option value="any">{t('studies.net_any')}</option>
            {item.kind === 'multiple' && (
              <option value="atLeast">{t('studies.net_at_least')}</option>
            )}
          </select>
        </AddLabel>
        <button type="submit" className="button">
          {t('studies.add')}
        </button>
      </AddForm>
    </section>
  );
}
