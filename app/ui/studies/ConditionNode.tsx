import type { Condition } from '../../study/document';
import { useWords } from '../Words';
import { useEditor } from './editor';
import { useChosen } from './fields';
import { itemName, optionsFor } from './places';

/** A number as people write it. */
const NUMBER = /^\s*[+\-−]?\d+([.,]\d+)?\s*$/;

interface Props {
  /** The place of the whole condition. */
  at: string;
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

function Group({ at, path, condition, items, press }: Props) {
  const { t } = useWords();
  const kind = condition.not ? 'not' : condition.any ? 'any' : 'all';
  const [chosen, choose] = useChosen(at, kind);
  const members = condition.not ? [condition.not] : (condition.all ?? condition.any ?? []);
  const inner = members.map((member, index) => ({ place: `${path}.${index}`, member }));
  return (
    <fieldset className="builder__group">
      <legend className="hidden-text">{t('studies.group')}</legend>
      <select
        name={`when:${path}:kind`}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        aria-label={t('studies.group')}
      >
        <option value="all">{t('studies.all_of')}</option>
        <option value="any">{t('studies.any_of')}</option>
        <option value="not">{t('studies.not_of')}</option>
      </select>
      {inner.map(({ place, member }) => (
        <ConditionNode
          key={place}
          at={at}
          path={place}
          condition={member}
          items={items}
          press={press}
        />
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

function Test({ at, path, condition, items, press }: Props) {
  const { t } = useWords();
  const { draft, language, given } = useEditor();
  const { item: stored = '', is, atLeast, atMost } = condition;
  const [key, chooseItem] = useChosen(at, stored);
  const [test, chooseTest] = useChosen(at, testOf(condition));
  const [ticked, tick] = useChosen(at, (is ?? []).join(' '));
  const field = (name: string) => `when:${path}:${name}`;
  const number = atLeast ?? atMost;
  const written = number === undefined ? '' : String(number);
  const [typed, type] = useChosen(at, written, given[field('number')]?.at(-1) ?? written);
  const item = draft.items.find((one) => one.key === key);
  const options = item ? optionsFor(draft, item) : [];
  const isNumber = item?.kind === 'number' || item?.kind === 'nps';
  const isChoice = item?.kind !== 'ranking' && options.length > 0;
  const isLimit = test === 'atLeast' || test === 'atMost';
  const isFinished = NUMBER.test(typed);
  const codes = [
    ...options.map(({ code, label }) => [code, label[language] ?? code] as const),
    ...(item?.dontKnow ? [['dk', t('studies.dont_know_code')] as const] : []),
  ];
  const shared = {
    name: field('number'),
    inputMode: 'decimal' as const,
    size: 6,
    'aria-label': t('studies.value'),
  };
  return (
    <div className="builder__test">
      <input type="hidden" name={field('kind')} value="test" />
      <select
        name={field('item')}
        value={key}
        onChange={(event) => chooseItem(event.target.value)}
        aria-label={t('studies.item')}
      >
        {!items.includes(key) && <option value={key}>{itemName(draft, key, language)}</option>}
        {items.map((one) => (
          <option key={one} value={one}>
            {itemName(draft, one, language)}
          </option>
        ))}
      </select>
      <select
        name={field('test')}
        value={test}
        onChange={(event) => chooseTest(event.target.value)}
        aria-label={t('studies.test')}
      >
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
                type="checkbox"
                name={field('is')}
                value={code}
                checked={ticked.split(' ').includes(code)}
                onChange={({ target: { checked } }) => {
                  const others = ticked.split(' ').filter((one) => one !== code);
                  tick([...others, ...(checked ? [code] : [])].join(' '));
                }}
              />
              {text}
            </label>
          ))}
        </span>
      )}
      {isLimit && (
        <input
          {...shared}
          value={typed}
          onChange={(event) => type(event.target.value)}
          required
          pattern={NUMBER.source}
          aria-invalid={isFinished ? undefined : true}
          aria-describedby={isFinished ? undefined : field('wanted')}
        />
      )}
      {isNumber && !isLimit && (
        <noscript>
          <input {...shared} />
        </noscript>
      )}
      <Press action={`remove ${path}`} press={press}>
        {t('studies.remove')}
      </Press>
      {path === 'r' && (
        <Press action="wrap r" press={press}>
          {t('studies.wrap')}
        </Press>
      )}
      {isLimit && !isFinished && (
        <p className="note" id={field('wanted')}>
          {t('studies.number_wanted')}
        </p>
      )}
    </div>
  );
}

function testOf({ is, atLeast, atMost }: Condition): string {
  if (is !== undefined) return 'is';
  if (atLeast !== undefined) return 'atLeast';
  return atMost === undefined ? 'answered' : 'atMost';
}
