import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import {
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useSearchParams,
} from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { CrossTable } from '../ui/CrossTable';
import { crossCertainty, crossFinding, crossLegend } from '../ui/crossText';
import { MarkNotes } from '../ui/MarkSign';
import { OnlyChoice } from '../ui/OnlyChoice';
import { Choice } from '../ui/StateForm';
import { showsAll } from '../ui/tableState';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import { AdjustChoice, ConfidenceChoice, ViewSettings, WeightsChoice } from '../ui/ViewSettings';
import { useWords } from '../ui/Words';
import { openTables } from '../views.server';

export const loader = openTables;

export { clientLoader } from '../ui/unreached';

export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  return args.defaultShouldRevalidate && !showsAll(args.currentUrl, args.nextUrl);
}

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  viewMeta(data, ({ view }, words) => (view ? crossFinding(view, words) : words.t('tables.title')));

const SETS = ['only', 'by', 'item', 'confidence', 'weighted', 'adjust'];
const FILES = [['tables.csv', 'download.table']] as const;

export default function Tables() {
  const data = useLoaderData<typeof loader>();
  const { view, asked, segments, items, wave } = data;
  const [search] = useSearchParams();
  const words = useWords();
  const { t } = words;
  const { confidence, adjust } = asked;
  // A segment of two items already has no columns, and yet its figures.
  const table = view && (view.columns.length > 0 || data.only) ? view : null;
  // A table has the columns of one question; pairs and other breaks go along for the views that have them.
  const breaks = [...new Set(search.getAll('by'))].filter((by) => by !== '');
  const own = breaks.find((by) => table && by.split('*').includes(table.by.key));
  return (
    <ViewPage
      data={data}
      explains="tables"
      finding={view ? crossFinding(view, words) : t('tables.no_segments')}
      certainty={table ? crossCertainty(table, asked, words) : { sentence: '', remarks: [] }}
      notes={view ? [t('tables.method')] : []}
    >
      {table && (
        <>
          <ViewSettings sets={SETS} folder="files" waveId={wave.id} files={FILES}>
            <OnlyChoice focuses={data.focuses} only={data.only} />
            {table.columns.length > 0 && (
              <Choice
                name="by"
                label={t('settings.by')}
                value={own ?? table.by.key}
                options={segments.map(
                  ({ key, label }) => [key === table.by.key ? (own ?? key) : key, label] as const,
                )}
              />
            )}
            {breaks
              .filter((by) => by !== own)
              .map((by) => (
                <input key={by} type="hidden" name="by" value={by} />
              ))}
            <Choice
              name="item"
              label={t('tables.rows')}
              value={search.get('item') ?? ''}
              options={[
                ['', t('tables.main')],
                ...items
                  .filter(({ key }) => key !== table.by.key)
                  .map(({ key, label }) => [key, label] as const),
              ]}
            />
            <ConfidenceChoice value={confidence} />
            <WeightsChoice isWeighted={table.isWeighted} />
            <AdjustChoice value={adjust} />
          </ViewSettings>
          <div className="card cross__card">
            <CrossTable view={table} asked={asked} minimumBase={wave.minimumBase} />
            {table.columns.length > 0 && (
              <p className="note">{crossLegend(confidence, adjust, words)}</p>
            )}
            <MarkNotes
              rows={table.lines.flatMap(({ parts }) =>
                (parts.manager ?? parts.consumer ?? []).map((_, at) => ({
                  manager: noted(parts.manager?.[at]),
                  consumer: noted(parts.consumer?.[at]),
                })),
              )}
              minimumBase={wave.minimumBase}
              hasIllustrations={table.lines.some(({ illustrates }) => illustrates)}
            />
          </div>
        </>
      )}
    </ViewPage>
  );
}

/** A figure as the notes below a table look at it. */
function noted(
  figure:
    | { base: number | null; mark: 'unreliable' | 'low_base' | null; hidden: string | null }
    | undefined,
) {
  if (!figure) return null;
  const { mark, hidden, base } = figure;
  return {
    base: hidden ? null : (base ?? 0),
    mark,
    effective: null,
    estimate: null,
    low: null,
    high: null,
  };
}
