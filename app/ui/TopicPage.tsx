import { useSearchParams } from '@remix-run/react';
import type { FocusChoice } from '../gap/focus';
import type { Topic, TopicPart } from '../gap/topics';
import { viewFiles } from './Downloads';
import { otherCharts } from './journeyText';
import { Menu } from './Menu';
import { OnlyChoice } from './OnlyChoice';
import { Choice } from './StateForm';
import { TopicFigures } from './TopicFigures';
import { isUnanswered, type TopicShown, topicCertainty, topicFinding } from './topicText';
import { type ViewData, ViewPage } from './ViewPage';
import { AdjustChoice, ConfidenceChoice, ViewSettings, WeightsChoice } from './ViewSettings';
import { keptIn } from './WaveTabs';
import { useWords } from './Words';
import { weightProblems } from './weightNotes';

export interface TopicData extends ViewData, TopicShown {
  wave: ViewData['wave'] & { minimumBase: number };
  topic: Topic;
  parts: readonly TopicPart[];
  /** The segments that the part can be of; left out: it is of everybody alone. */
  focuses?: readonly FocusChoice[];
  asked: {
    items: string[];
    confidence: number;
    adjust: 'holm' | 'bh' | 'none';
    /** The kind of matter whose ways are drawn; '' where none was asked for. */
    matter: string;
    axis: 'log' | 'linear' | '';
  };
  /** The items that the part can be about. */
  choices: { key: string; label: string }[];
}

const SIDES = ['manager', 'consumer'] as const;

/** Parts whose p-values are always corrected by Holm (1979), and that of medians, which have none. */
const NO_CHOICE: readonly TopicPart[] = ['journey', 'resolution', 'importance', 'acceptance'];

/** Parts that show several questions beside each other. */
const SEVERAL: readonly TopicPart[] = ['service', 'waits', 'journey'];

const SETS = ['only', 'item', 'matter', 'axis', 'confidence', 'weighted', 'adjust'];

/** One part of what a wave says of channels, waiting or loyalty, and the ways to the others. */
export function TopicPage({ data }: { data: TopicData }) {
  const { topic, part, view, asked, choices, wave, study } = data;
  const words = useWords();
  const { t } = words;
  const isWeighted = SIDES.some(
    (side) => (data.weights?.audiences[side].weights ?? 'equal') !== 'equal',
  );
  return (
    <ViewPage
      data={data}
      explains={part}
      finding={topicFinding(data, words)}
      certainty={topicCertainty(data, choices.length > 0, words)}
      problems={data.weights ? weightProblems(data.weights, words) : []}
    >
      <Parts data={data} />
      {choices.length > 0 && (
        <ViewSettings
          sets={SETS}
          folder="files"
          waveId={wave.id}
          files={
            view ? viewFiles(topic, view.kind === 'journey' ? otherCharts(view, words) : []) : []
          }
        >
          {SEVERAL.includes(part) ? (
            <Menu title={t('topic.items')}>
              {choices.map(({ key, label }) => (
                <label key={key} className="menu__entry" lang={study.language}>
                  <input
                    type="checkbox"
                    name="item"
                    value={key}
                    defaultChecked={asked.items.includes(key)}
                  />
                  {label}
                </label>
              ))}
            </Menu>
          ) : (
            <Choice
              name="item"
              label={t('topic.item')}
              value={asked.items[0] ?? ''}
              options={[
                ...(asked.items.length === 0 ? [['', '–'] as const] : []),
                ...choices.map(({ key, label }) => [key, label] as const),
              ]}
            />
          )}
          {view?.kind === 'journey' && view.matters.length > 1 && (
            <Choice
              name="matter"
              label={t('journey.matter')}
              value={asked.matter}
              options={[
                ['', t('journey.matters_all')] as const,
                ...choices
                  .filter(({ key }) => asked.items.includes(key))
                  .map(({ key, label }) => [key, label] as const),
              ]}
            />
          )}
          {part === 'waits' && (
            <Choice
              name="axis"
              label={t('waits.axis')}
              value={asked.axis}
              options={(['', 'log', 'linear'] as const).map(
                (axis) => [axis, t(`waits.axis_${axis || 'usual'}`)] as const,
              )}
            />
          )}
          {data.focuses && <OnlyChoice focuses={data.focuses} only={data.only ?? null} />}
          <ConfidenceChoice value={asked.confidence} />
          <WeightsChoice isWeighted={isWeighted || data.differ} />
          {!NO_CHOICE.includes(part) && <AdjustChoice value={asked.adjust} />}
        </ViewSettings>
      )}
      {view && !isUnanswered(data, words) && (
        <TopicFigures
          part={part}
          view={view}
          minimumBase={wave.minimumBase}
          audiences={data.weights?.audiences ?? null}
        />
      )}
    </ViewPage>
  );
}

/** The ways between the parts of a topic. */
function Parts({ data: { topic, parts, part, wave } }: { data: TopicData }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  if (parts.length < 2) return null;
  return (
    <nav className="pills settings" aria-label={t('topic.parts')}>
      {parts.map((other) => {
        const kept = keptIn(search);
        kept.set('show', other);
        return (
          <a
            key={other}
            className="pill"
            href={`/waves/${wave.id}/${topic}?${kept}`}
            aria-current={other === part ? 'page' : undefined}
          >
            {t(`part.${other}`)}
          </a>
        );
      })}
    </nav>
  );
}
