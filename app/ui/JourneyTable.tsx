import type { JourneyLine, JourneyView } from '../gap/journeyView';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainWay } from './explainViews';
import { estimateRange, gapRange, gapText } from './figures';
import { matterText, wayText } from './journeyText';
import { SideCell } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['consumer', 'manager'] as const;
/** A way, three figures a side, the gap with its interval and p. */
const COLUMNS = 1 + 3 * SIDES.length + 3;

const ANCHOR = 'topic-figures';

interface Props {
  matters: readonly JourneyView[];
}

/** Every way that somebody goes, of all and of those who start there. */
export function JourneyTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

function Table({ matters, explains }: Props & { explains: string | null }) {
  const { t } = useWords();
  return (
    <TableFrame
      id={ANCHOR}
      caption={t('journey.table_about')}
      asks
      head={
        <>
          <th scope="col">{t('journey.way')}</th>
          {SIDES.flatMap((side) => [
            <th key={`${side} share`} scope="col">
              {t('journey.of_all', { side: t(`side.${side}`) })}
            </th>,
            <th key={`${side} within`} scope="col">
              {t('journey.of_start')}
            </th>,
            <th key={`${side} range`} scope="col">
              {t('topic.interval')}
            </th>,
          ])}
          <th scope="col">{t('topic.gap')}</th>
          <th scope="col">{t('topic.interval')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
        </>
      }
    >
      {matters.map((view) => (
        <tbody key={view.row.id}>
          {matters.length > 1 && (
            <tr className="matter">
              <th scope="rowgroup" colSpan={COLUMNS} lang={view.language}>
                {matterText(view)}
              </th>
            </tr>
          )}
          {view.lines.map((line) => (
            <Way key={`${line.start} ${line.end}`} view={view} line={line} explains={explains} />
          ))}
        </tbody>
      ))}
    </TableFrame>
  );
}

function Way(props: { view: JourneyView; line: JourneyLine; explains: string | null }) {
  const { view, line, explains } = props;
  const words = useWords();
  const { t, f } = words;
  const ask = (what: (typeof SIDES)[number] | 'gap') => ({
    id: `${view.row.id}.${line.start}.${line.end}.${what}`,
    asked: explains,
  });
  const isAsked = [...SIDES, 'gap' as const].some((what) => ask(what).id === explains);
  return (
    <>
      <tr>
        <th scope="row" className="way" lang={view.language}>
          {wayText(line)}
        </th>
        {SIDES.flatMap((side) => {
          const cell = line[side];
          return [
            <SideCell
              key={`${side} share`}
              text={f.percent(cell?.share ?? null)}
              hidden={cell?.state === 'withheld' ? t('side.withheld') : null}
              isMadeUp={line.illustrated.includes(side)}
              ask={ask(side)}
            />,
            <td key={`${side} within`}>{f.percent(cell?.within ?? null)}</td>,
            <td key={`${side} range`} className="range">
              {estimateRange('share', cell, words)}
            </td>,
          ];
        })}
        <td>
          <Ask {...ask('gap')}>{gapText('share', line.gap?.value ?? null, words)}</Ask>
        </td>
        <td className="range">{gapRange('share', line.gap, words)}</td>
        <td>{f.p(line.gap?.pAdjusted ?? null)}</td>
      </tr>
      {isAsked && (
        <ExplainedRow
          columns={COLUMNS}
          title={t('explain.title', { measure: wayText(line) })}
          parts={explainWay(view, line, words)}
        />
      )}
    </>
  );
}
