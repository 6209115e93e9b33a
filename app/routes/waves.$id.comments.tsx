import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openComments } from '../commentsView.server';
import { CommentList } from '../ui/CommentList';
import { commentsCertainty, commentsFinding } from '../ui/commentsText';
import { viewFiles } from '../ui/Downloads';
import { PhraseChart, PhraseTable } from '../ui/Phrases';
import { Choice } from '../ui/StateForm';
import { TableSection } from '../ui/TableFrame';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import { ConfidenceChoice, ViewSettings } from '../ui/ViewSettings';
import { useWords } from '../ui/Words';

export const loader = openComments;

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => viewMeta(data, commentsFinding);

export default function Comments() {
  const data = useLoaderData<typeof loader>();
  const { sources, source, phrases, table, illustrated, confidence, wave, sides } = data;
  const words = useWords();
  const { t } = words;
  const isShown = sides.consumer.reason === null || sides.manager.reason === null;
  const said = { phrases, illustrated, confidence, minimumBase: wave.minimumBase };
  return (
    <ViewPage
      data={data}
      explains="comments"
      finding={commentsFinding(data, words)}
      certainty={commentsCertainty(data, words)}
      notes={[t('page.model_based')]}
    >
      <ViewSettings
        sets={['source', 'confidence', 'after', 'q', 'only', 'rated', 'phrases']}
        folder="files"
        waveId={wave.id}
        files={phrases.length > 0 ? viewFiles('comments') : []}
      >
        {sources.length > 1 && (
          <Choice
            name="source"
            label={t('comments.source')}
            value={source ?? ''}
            options={sources.map(
              ({ key, label, isOther }) =>
                [key, isOther ? t('comments.source_other', { label }) : label] as const,
            )}
          />
        )}
        <ConfidenceChoice value={confidence} />
      </ViewSettings>
      {isShown && phrases.length > 0 && <PhraseChart {...said} />}
      {isShown && <CommentList {...data} chosen={data} />}
      {isShown && phrases.length > 0 && (
        <TableSection id="phrases-table" title={t('comments.table')}>
          <PhraseTable {...said} table={table} />
        </TableSection>
      )}
    </ViewPage>
  );
}
