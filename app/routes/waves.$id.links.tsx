import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { TestList } from '../ui/TestList';
import { WaveLinks } from '../ui/WaveLinks';
import { WavePage } from '../ui/WavePage';
import { useWords, wordsOf } from '../ui/Words';
import { linksFinding } from '../ui/waveText';
import { openWaveLinks, removeTests } from '../waves/linksPage.server';

export const loader = openWaveLinks;
export const action = removeTests;

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('wave.links')} · ${data?.wave.title} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Links() {
  const { view, wave, opens, opensAt, sides, administers, tests, testCount, done } =
    useLoaderData<typeof loader>();
  const words = useWords();
  const { t } = words;
  return (
    <WavePage
      view={view}
      wave={wave}
      finding={linksFinding(opens, opensAt, words)}
      about={t('links.about')}
    >
      {done && (
        <p className="done" role="status">
          {t('links.done_removed')}
        </p>
      )}
      <div className="links">
        {sides.map((side) => (
          <WaveLinks
            key={side.side}
            side={side}
            waveId={wave.id}
            isTestable={wave.status === 'draft' || wave.status === 'open'}
          />
        ))}
      </div>
      {administers && <TestList tests={tests} count={testCount} />}
    </WavePage>
  );
}
