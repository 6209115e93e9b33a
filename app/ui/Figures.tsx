import type { ReportView } from '../gap/presentation';
import { FilterBar } from './FilterBar';
import { GapTable } from './GapTable';
import { MarkNotes } from './MarkSign';

interface Props {
  view: ReportView;
  minimumBase: number;
  hasIllustrations: boolean;
}

/** The table of figures with its filters and the notes below. */
export function Figures({ view, minimumBase, hasIllustrations }: Props) {
  return (
    <>
      <FilterBar view={view} />
      <div className="card">
        <GapTable view={view} minimumBase={minimumBase} />
        <MarkNotes rows={view.rows} minimumBase={minimumBase} hasIllustrations={hasIllustrations} />
      </div>
    </>
  );
}
