import type { DraftItem, DraftOption } from '../../study/edit/draft';
import { useWords } from '../Words';
import { AddLabel } from './AddLabel';
import { AddForm, FieldsForm } from './EditForm';
import { useEditor } from './editor';
import { FlagEdit, TextEdit } from './fields';
import { Grip } from './Grip';
import { Tools } from './Tools';
import { useDrag } from './useDrag';

/** One option of an item or of a scale. */
export function OptionRow(props: {
  of: 'items' | 'scales';
  owner: string;
  options: readonly DraftOption[];
  at: number;
  item: DraftItem | undefined;
}) {
  const { of, owner, options, at, item } = props;
  const { t } = useWords();
  const { draft, language } = useEditor();
  const place = `${of} ${owner}`;
  const favourable = of === 'scales' ? draft.scales[owner]?.favourable : item?.favourable;
  const judges = of === 'scales' || item?.kind === 'single';
  const nameOf = (option: DraftOption | undefined) => option?.label[language] ?? option?.code ?? '';
  const option = options[at];
  const name = nameOf(option);
  const drag = useDrag(`options-${of}-${owner}`, option?.code ?? '', (dragged, side) => ({
    edit: { do: 'option.move', of, owner, code: dragged, beside: option?.code ?? '', side },
    said: t('studies.said_dragged', {
      item: nameOf(options.find(({ code }) => code === dragged)),
      beside: name,
    }),
  }));
  if (!option) return null;
  const { code, label, value, other, exclusive } = option;
  const field = (part: string) => `${place} options ${code} ${part}`;
  const move = (to: number, side: 'before' | 'after') => ({
    edit: { do: 'option.move', of, owner, code, beside: options[to]?.code ?? '', side },
    idle: options[to] === undefined,
    said: t('studies.said_moved', { item: name, place: to + 1, count: options.length }),
  });
  return (
    <li className="option" {...drag.target}>
      <Grip handle={drag.handle} />
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
            <FlagEdit name={field('other')} label={t('studies.other')} stored={other === true} />
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
      <Tools
        name={name}
        moves={{ id: `${owner}-${code}`, at, to: move }}
        remove={{ do: 'option.remove', of, owner, code }}
      />
      <AddForm
        edit={{ do: 'option.rename', of, owner, code }}
        said={t('studies.said_renamed')}
        className="add add--code"
      >
        <AddLabel label={t('studies.code_of', { option: name })}>
          <input name="+to" defaultValue={code} required maxLength={64} />
        </AddLabel>
        <button type="submit" className="button">
          {t('studies.rename')}
        </button>
      </AddForm>
    </li>
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
