import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openGroups } from '../groupsPage.server';
import { explainGroups } from '../ui/explainViews';
import { FindingTable } from '../ui/FindingTable';
import { findingNote, groupMarks, groupUnit } from '../ui/findingText';
import { GroupSettings } from '../ui/GroupSettings';
import { GroupTable } from '../ui/GroupTable';
import {
  groupAbout,
  groupCertainty,
  groupFinding,
  hasAnswers,
  otherText,
  ownText,
} from '../ui/groupText';
import { MarkNotes } from '../ui/MarkSign';
import { RowsChart } from '../ui/RowsChart';
import { TableSection } from '../ui/TableFrame';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import { useWords } from '../ui/Words';

export const loader = openGroups;

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  viewMeta(data, ({ view }, words) => (view ? groupFinding(view, words) : words.t('groups.title')));

export default function Groups() {
  const data = useLoaderData<typeof loader>();
  const { view, choices, findings, question, wave, study, confidence } = data;
  const words = useWords();
  const { t } = words;
  const isEmpty = view !== null && !hasAnswers(view);
  const unit = isEmpty ? null : view && groupUnit(view, findings);
  const marks = view && unit ? groupMarks(view, findings, unit, words) : [];
  const note = marks.length > 0 ? findingNote(findings, words) : null;
  return (
    <ViewPage
      data={data}
      explains="groups"
      finding={view ? groupFinding(view, words) : t('groups.none')}
      certainty={
        view
          ? groupCertainty(view, wave.minimumBase, words)
          : { sentence: t('groups.need'), remarks: [] }
      }
    >
      {choices && question && (
        <GroupSettings
          waveId={wave.id}
          question={question}
          choices={choices}
          language={study.language}
          confidence={confidence}
          isWeighted={data.isWeighted}
          hasChart={unit !== null}
        />
      )}
      {view && unit && (
        <RowsChart
          id="groups-chart"
          title={t('groups.chart')}
          about={groupAbout(view, words)}
          lines={[
            { row: view.lines.own, label: ownText(view, words), about: null, marks },
            { row: view.lines.other, label: otherText(view, words), about: null },
          ]}
          language={study.language}
          direction={study.direction}
          minimumBase={wave.minimumBase}
          explain={() => explainGroups(view, words)}
          {...(typeof unit === 'object' ? { scale: unit, heading: t('topic.gap') } : {})}
        >
          {note !== null && <p className="note">{note}</p>}
        </RowsChart>
      )}
      <FindingTable findings={findings} />
      {view && !isEmpty && (
        <TableSection id="groups-table" title={t('groups.table')}>
          <GroupTable view={view} />
          {unit === null && (
            <MarkNotes
              rows={[view.lines.own, view.lines.other]}
              minimumBase={wave.minimumBase}
              hasIllustrations={view.illustrated.length > 0}
            />
          )}
        </TableSection>
      )}
    </ViewPage>
  );
}
