import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openFieldwork } from '../fieldwork/page.server';
import { DaysChart } from '../ui/DaysChart';
import { Downloads, type ViewFile } from '../ui/Downloads';
import { FieldworkTable } from '../ui/FieldworkTable';
import { FunnelCard } from '../ui/FunnelCard';
import { fieldworkFinding } from '../ui/fieldworkText';
import { LiveFigures } from '../ui/LiveFigures';
import { SegmentProgress } from '../ui/SegmentProgress';
import { TableSection } from '../ui/TableFrame';
import { WavePage } from '../ui/WavePage';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openFieldwork;

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${wordsOf(data?.locale ?? 'en').t('wave.fieldwork')} · ${data?.wave.title} · Parallax`,
  },
  { name: 'robots', content: 'noindex' },
];

const STAGES: readonly ViewFile[] = [
  ['stages.svg', 'fieldwork.stages_svg'],
  ['stages.png', 'fieldwork.stages_png'],
];
const DAYS: readonly ViewFile[] = [
  ['days.csv', 'fieldwork.days_csv'],
  ['days.svg', 'fieldwork.days_svg'],
  ['days.png', 'fieldwork.days_png'],
];
const SEGMENTS: readonly ViewFile[] = [['segments.csv', 'fieldwork.segments_csv']];

export default function Fieldwork() {
  const { view, wave, sides, state, days, segment, segments, asOf } =
    useLoaderData<typeof loader>();
  const words = useWords();
  const { t } = words;
  const finding = fieldworkFinding(sides, state, words);
  return (
    <WavePage view={view} wave={wave} finding={finding}>
      <LiveFigures asOf={asOf} finding={finding} />
      <div className="pills settings">
        <Downloads
          folder="fieldwork"
          waveId={wave.id}
          files={[
            ['counts.csv', 'fieldwork.counts_csv'],
            ['stages.csv', 'fieldwork.stages_csv'],
            ...(sides.some(({ opened }) => opened > 0) ? STAGES : []),
            ...(days.length > 0 ? DAYS : []),
            ...(segment ? SEGMENTS : []),
          ]}
        />
      </div>
      <div className="fieldwork__sides">
        {sides.map((side) => (
          <FunnelCard key={side.side} side={side} language={view.language} />
        ))}
      </div>
      <DaysChart days={days} />
      <TableSection id="counts" title={t('fieldwork.counts')}>
        <FieldworkTable sides={sides} minimumBase={wave.minimumBase} />
      </TableSection>
      <SegmentProgress
        segments={segments}
        segment={segment}
        stages={sides}
        language={view.language}
        minimumBase={wave.minimumBase}
      />
    </WavePage>
  );
}
