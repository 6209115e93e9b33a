import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { said } from '../ui/certainty';
import { viewFiles } from '../ui/Downloads';
import { GAP_PARAMETERS, GapField } from '../ui/GapField';
import { OnlyChoice } from '../ui/OnlyChoice';
import { PlanningChart } from '../ui/PlanningChart';
import { PlanningTable } from '../ui/PlanningTable';
import { planningCertainty, planningFinding, wantedText } from '../ui/planningText';
import { TableSection } from '../ui/TableFrame';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import {
  BreakChoice,
  ConfidenceChoice,
  SizeChoice,
  ViewSettings,
  WeightsChoice,
} from '../ui/ViewSettings';
import { useWords } from '../ui/Words';
import { openPlanning } from '../views.server';

/** What was typed comes back with its fault beside it, so a fault is no refusal of the page. */
export async function loader(args: LoaderFunctionArgs) {
  const opened = await openPlanning(args);
  return data(opened, { status: opened.fault ? 422 : 200, headers: NO_STORE });
}

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof openPlanning> = ({ data: opened }) =>
  viewMeta(opened, ({ view, plan }, words) => planningFinding(view, plan, words));

const SETS = ['only', ...GAP_PARAMETERS, 'power', 'share', 'gaps', 'confidence', 'weighted', 'by'];
const GAPS = [0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3];
const POWERS = [0.8, 0.9, 0.95];
const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export default function Planning() {
  const opened = useLoaderData<typeof openPlanning>();
  const { view, plan, wave, fault, written } = opened;
  const words = useWords();
  const { t, f } = words;
  return (
    <ViewPage
      data={opened}
      explains="planning"
      finding={planningFinding(view, plan, words)}
      certainty={{
        sentence: planningCertainty(plan, words),
        remarks: said([
          wantedText(view, plan, words),
          plan.others === 'beside' && t('planning.others'),
        ]),
      }}
      problems={fault ? [t('planning.faulty')] : []}
      notes={[t('planning.method')]}
    >
      <ViewSettings sets={SETS} folder="files" waveId={wave.id} files={viewFiles('planning')}>
        <SizeChoice
          name="gap"
          label={t('planning.gap')}
          value={plan.gap}
          sizes={GAPS}
          write={(size) => t('planning.points', { size: f.size(size) })}
        />
        <SizeChoice
          name="power"
          label={t('planning.power')}
          value={plan.power}
          sizes={POWERS}
          write={f.level}
        />
        <SizeChoice
          name="share"
          label={t('planning.share')}
          value={plan.share}
          sizes={SHARES}
          write={f.percent}
        />
        {plan.all > 1 && (
          <SizeChoice
            name="gaps"
            label={t('planning.tested')}
            value={plan.gaps}
            sizes={[1, plan.all]}
            write={(count) => t('planning.tested_together', { count })}
          />
        )}
        <ConfidenceChoice value={plan.confidence} />
        <WeightsChoice isWeighted={view.isWeighted} />
        <OnlyChoice focuses={opened.focuses} only={opened.only} />
        <BreakChoice breaks={view.breaks} />
      </ViewSettings>
      <GapField plan={plan} fault={fault} written={written} />
      <PlanningChart view={view} plan={plan} minimumBase={wave.minimumBase} />
      <TableSection id="planning-table" title={t('planning.table')}>
        <PlanningTable view={view} plan={plan} minimumBase={wave.minimumBase} />
      </TableSection>
    </ViewPage>
  );
}
