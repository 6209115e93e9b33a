import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openFieldwork } from '../fieldwork/page.server';
import { DaysChart } from '../ui/DaysChart';
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

export default function Fieldwork() {
  const { view, wave, sides, state, days, segment, segments, asOf } =
    useLoaderData<typeof loader>();
  const words = useWords();
  const { t } = words;
  const finding = fieldworkFinding(sides, state, words);
  return (
    <WavePage view={view} wave={wave} finding={finding}>
      <LiveFigures asOf={asOf} finding={finding} />
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
