import type { Condition } from '../../study/document';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { itemName, optionsFor } from './places';

interface Props {
  path: string;
  condition: Condition;
  /** The items that can decide. */
  items: readonly string[];
  press: (action: string) => void;
}

/** One test or group of a condition. */
export function ConditionNode(props: Props) {
  const { condition, path } = props;
  return condition.item !== undefined ? <Test {...props} /> : <Group {...props} key={path} />;
}

function Press({
  action,
  press,
  children,
}: {
  action: string;
  press: Props['press'];
  children: string;
}) {
  return (
    <button
      type="submit"
      name="when-do"
      value={action}
      className="tool"
      onClick={() => press(action)}
    >
      {children}
    </button>
  );
}

function Group({ path, condition, items, press }: Props) {
  const { t } = useWords();
  const kind = condition.not ? 'not' : condition.any ? 'any' : 'all';
  const members = condition.not ? [condition.not] : (condition.all ?? condition.any ?? []);
  const inner = members.map((member, index) => ({ place: `${path}.${index}`, member }));
  return (
    <fieldset className="builder__group">
      <legend className="hidden-text">{t('studies.group')}</legend>
      <select
        key={kind}
        name={`when:${path}:kind`}
        defaultValue={kind}
        aria-label={t('studies.group')}
      >
        <option value="all">{t('studies.all_of')}</option>
        <option value="any">{t('studies.any_of')}</option>
        <option value="not">{t('studies.not_of')}</option>
      </select>
      {inner.map(({ place, member }) => (
        <ConditionNode key={place} path={place} condition={member} items={items} press={press} />
      ))}
      <div className="tools">
        <Press action={`add ${path}`} press={press}>
          {t('studies.add_test')}
        </Press>
        <Press action={`group ${path}`} press={press}>
          {t('studies.add_group')}
        </Press>
        <Press action={`remove ${path}`} press={press}>
          {t('studies.remove')}
        </Press>
      </div>
    </fieldset>
  );
}

function Test({ path, condition, items, press }: Props) {
  const { t } = useWords();
  const { draft, language } = useEditor();
  const { item: key = '', is, atLeast, atMost } = condition;
  const item = draft.items.find((one) => one.key === key);
  const options = item ? optionsFor(draft, item) : [];
  const isNumber = item?.kind === 'number' || item?.kind === 'nps';
  const isChoice = item?.kind !== 'ranking' && options.length > 0;
  const test =
    is !== undefined
      ? 'is'
      : atLeast !== undefined
        ? 'atLeast'
        : atMost !== undefined
          ? 'atMost'
          : 'answered';
  const field = (name: string) => `when:${path}:${name}`;
  const codes = [
    ...options.map(({ code, label }) => [code, label[language] ?? code] as const),
    ...(item?.dontKnow ? [['dk', t('studies.dont_know_code')] as const] : []),
  ];
  return (
    <div className="builder__test">
      <input type="hidden" name={field('kind')} value="test" />
      <select key={key} name={field('item')} defaultValue={key} aria-label={t('studies.item')}>
        {!items.includes(key) && <option value={key}>{itemName(draft, key, language)}</option>}
        {items.map((one) => (
          <option key={one} value={one}>
            {itemName(draft, one, language)}
          </option>
        ))}
      </select>
      <select key={test} name={field('test')} defaultValue={test} aria-label={t('studies.test')}>
        <option value="answered">{t('studies.test_answered')}</option>
        {(isChoice || test === 'is') && <option value="is">{t('studies.test_is')}</option>}
        {(isNumber || test === 'atLeast') && (
          <option value="atLeast">{t('studies.test_at_least')}</option>
        )}
        {(isNumber || test === 'atMost') && (
          <option value="atMost">{t('studies.test_at_most')}</option>
        )}
      </select>
      {test === 'is' && (
        <span className="tick-row">
          {codes.map(([code, text]) => (
            <label key={code} className="tick-box">
              <input
                key={String(is?.includes(code))}
                type="checkbox"
                name={field('is')}
                value={code}
                defaultChecked={is?.includes(code)}
              />
              {text}
            </label>
          ))}
        </span>
      )}
      {(test === 'atLeast' || test === 'atMost') && (
        <input
          name={field('number')}
          key={atLeast ?? atMost}
          defaultValue={atLeast ?? atMost}
          inputMode="decimal"
          size={6}
          aria-label={t('studies.value')}
        />
      )}
      <Press action={`remove ${path}`} press={press}>
        {t('studies.remove')}
      </Press>
      {path === 'r' && (
        <Press action="wrap r" press={press}>
          {t('studies.wrap')}
        </Press>
      )}
    </div>
  );
}
