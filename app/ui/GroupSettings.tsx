import { useSearchParams } from '@remix-run/react';
import { useId } from 'react';
import type { GroupQuestion } from '../gap/groupQuestion';
import type { GroupChoice, GroupChoices } from '../gap/groupsView';
import { viewFiles } from './Downloads';
import { thresholdText } from './groupText';
import { Menu } from './Menu';
import { Choice } from './StateForm';
import { ConfidenceChoice, ViewSettings, WeightsChoice } from './ViewSettings';
import { useWords } from './Words';

/** The parameters that the choices set. */
const SETS = ['item', 'option', 'by', 'in', 'than', 'to', 'confidence', 'weighted'];

/** Who is looked at, what of them, and against what. */
export function GroupSettings(props: {
  waveId: string;
  question: GroupQuestion;
  choices: GroupChoices;
  language: string;
  confidence: number;
  /** Whether answers weigh differently. */
  isWeighted: boolean;
  hasChart: boolean;
}) {
  const { waveId, question, choices, language, confidence, isWeighted, hasChart } = props;
  const words = useWords();
  const { t } = words;
  const [search] = useSearchParams();
  // Other views break by pairs, or by several items; what this view does not show goes along for them.
  const [own, ...others] = search.getAll('by').filter((by) => by !== '');
  const files = hasChart ? viewFiles('groups') : viewFiles('groups').slice(0, 1);
  const isAnswered = choices.answers.some(({ isChosen }) => isChosen);
  const answers = choices.answers.map((answer) => ({
    ...answer,
    label: choices.unit === null ? answer.label : thresholdText(answer.code, choices.unit, words),
  }));
  return (
    <ViewSettings sets={SETS} folder="files" waveId={waveId} files={files}>
      <Choice
        name="item"
        label={t('topic.item')}
        value={question.item}
        options={choices.items.map(({ key, label }) => [key, label] as const)}
      />
      {answers.length > 0 && (
        <Boxes name="option" title={t('groups.answers')} choices={answers} language={language} />
      )}
      {choices.segments.length > 0 && (
        <Choice
          name="by"
          label={t('groups.by')}
          value={(question.by !== null && own) || (question.by ?? '')}
          options={[
            ...(question.to === null ? [] : [['', t('groups.everybody')] as const]),
            ...choices.segments.map(
              ({ key, label }) => [key === question.by ? (own ?? key) : key, label] as const,
            ),
          ]}
        />
      )}
      {others.map((by) => (
        <input key={by} type="hidden" name="by" value={by} />
      ))}
      {choices.group.length > 0 && (
        <Boxes name="in" title={t('groups.group')} choices={choices.group} language={language} />
      )}
      {choices.than.length > 0 && question.to === null && (
        <Boxes
          name="than"
          title={t('groups.than')}
          choices={choices.than}
          language={language}
          note={t('groups.than_note')}
        />
      )}
      {choices.to.length > 0 && !isAnswered && (
        <Choice
          name="to"
          label={t('groups.to')}
          value={question.to ?? ''}
          options={[
            ['', t('groups.to_none')],
            ...choices.to.map(({ key, label }) => [key, label] as const),
          ]}
        />
      )}
      <ConfidenceChoice value={confidence} />
      <WeightsChoice isWeighted={isWeighted} />
    </ViewSettings>
  );
}

function Boxes(props: {
  name: string;
  title: string;
  choices: readonly GroupChoice[];
  language: string;
  note?: string;
}) {
  const { name, title, choices, language, note } = props;
  const id = useId();
  return (
    <Menu title={title}>
      {note && (
        <p id={id} className="menu__entry quiet">
          {note}
        </p>
      )}
      {choices.map(({ code, label, isChosen }) => (
        <label key={`${code} ${isChosen}`} className="menu__entry" lang={language}>
          <input
            type="checkbox"
            name={name}
            value={code}
            defaultChecked={isChosen}
            aria-describedby={note ? id : undefined}
          />
          {label}
        </label>
      ))}
    </Menu>
  );
}
