import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openFieldwork } from '../fieldwork/page.server';
import { FieldworkTable } from '../ui/FieldworkTable';
import { fieldworkFinding } from '../ui/fieldworkText';
import { TableSection } from '../ui/TableFrame';
import { WavePage } from '../ui/WavePage';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openFieldwork;

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${wordsOf(data?.locale ?? 'en').t('wave.fieldwork')} · ${data?.wave.title} · Parallax`,
  },
  { name: 'robots', content: 'noindex' },
];

export default function Fieldwork() {
  const { view, wave, sides, state } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t } = words;
  return (
    <WavePage view={view} wave={wave} finding={fieldworkFinding(sides, state, words)}>
      <TableSection id="counts" title={t('fieldwork.counts')}>
        <FieldworkTable sides={sides} />
      </TableSection>
    </WavePage>
  );
}
