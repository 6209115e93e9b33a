import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { ResponseDownload } from '../ui/ResponseDownload';
import { ResponseFinder } from '../ui/ResponseFinder';
import { besideText, type ResponsesSent, ResponseUpload } from '../ui/ResponseUpload';
import { WavePage } from '../ui/WavePage';
import { useWords, wordsOf } from '../ui/Words';
import { changeResponses, openResponses } from '../waves/responsesPage.server';

export const loader = openResponses;
export const action = changeResponses;

export const headers = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${wordsOf(data?.locale ?? 'en').t('wave.responses')} · ${data?.wave.title} · Parallax`,
  },
  { name: 'robots', content: 'noindex' },
];

export default function Responses() {
  const data = useLoaderData<typeof loader>();
  const { view, wave, counts, done, stored, takes, administers } = data;
  const sent = useActionData<ResponsesSent>();
  const words = useWords();
  const { t, f } = words;
  const page = `/waves/${wave.id}/responses`;
  return (
    <WavePage
      view={view}
      wave={wave}
      finding={t('responses.finding', { count: counts.count })}
      about={t('responses.about', counts)}
    >
      {done && (
        <p className="done" role="status">
          {[
            t(`responses.done_${done}`, { stored: stored.stored }),
            ...(done === 'stored' ? besideText(stored, words) : []),
          ].join(' ')}
        </p>
      )}
      {administers && (
        <ResponseUpload action={`${page}?lang=${f.locale}`} takes={takes} sent={sent} />
      )}
      <ResponseDownload waveId={wave.id} locales={data.locales} />
      <ResponseFinder
        page={page}
        find={data.find}
        found={data.found}
        mayChange={administers && takes !== 'fixed'}
        isOpen={wave.status === 'open'}
        asked={data.asked}
        language={view.language}
      />
    </WavePage>
  );
}
