import { useWords } from '../Words';
import { AddForm } from './EditForm';
import { useEditor } from './editor';

/** The form for one more item. */
export function AddItem({ constructs }: { constructs: readonly string[] }) {
  const { t } = useWords();
  const { draft, kinds, mayEdit } = useEditor();
  if (!mayEdit) return null;
  return (
    <section className="card" id="add">
      <h2>{t('studies.add_item')}</h2>
      <AddForm edit={{ do: 'item.add' }} said={t('studies.said_added')} className="add">
        <label className="add__label">
          <span>{t('studies.label')}</span>
          <input name="+label" required maxLength={200} lang={draft.locales[0]} />
        </label>
        <label className="add__label">
          <span>{t('studies.kind')}</span>
          <select name="+kind">
            {kinds.map(({ kind }) => (
              <option key={kind} value={kind}>
                {t(`studies.kind_${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="add__label">
          <span>{t('studies.asked_of')}</span>
          <select name="+asked">
            <option value="both">{t('studies.both_sides')}</option>
            <option value="manager">{t('studies.only_manager')}</option>
            <option value="consumer">{t('studies.only_consumer')}</option>
          </select>
        </label>
        <label className="add__label">
          <span>{t('studies.construct_optional')}</span>
          <input name="+construct" maxLength={64} list="constructs" />
        </label>
        <datalist id="constructs">
          {constructs.map((construct) => (
            <option key={construct} value={construct} />
          ))}
        </datalist>
        <button type="submit" className="button button--main">
          {t('studies.add')}
        </button>
      </AddForm>
    </section>
  );
}
