import type { OrderLine, OrderView } from '../gap/orderView';
import type { ReportView } from '../gap/presentation';
import type { Audience } from '../study/document';
import { Ask, Asking } from './Asking';
import { ChartCard } from './ChartCard';
import { Explanation } from './Explained';
import { explainOrder } from './explainText';
import { position } from './format';
import { Shape, SideSign } from './Marker';
import { higherSide, orderLineText, sideOrder } from './orderText';
import { Illustration } from './SideCell';
import { useWords } from './Words';

const ANCHOR = 'ranking-chart';

interface Props {
  view: OrderView;
  /** Who answered on each side, and with which weights. */
  audiences: ReportView['audiences'];
  minimumBase: number;
}

/** Managers' order and consumers' order of the same options, with a line from place to place. */
export function SlopeChart(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Chart {...props} explains={explains} />}</Asking>;
}

function Chart({ view, audiences, minimumBase, explains }: Props & { explains: string | null }) {
  const words = useWords();
  const { t } = words;
  const orders = { manager: sideOrder(view, 'manager'), consumer: sideOrder(view, 'consumer') };
  const count = Math.max(orders.manager.length, orders.consumer.length);
  const down = (at: number) => position((at + 0.5) / count);
  const asked = view.lines.find(({ option }) =>
    (['manager', 'consumer'] as const).some((side) => idOf(side, option) === explains),
  );
  return (
    <ChartCard
      id={ANCHOR}
      className="slope"
      title={t('ranking.chart')}
      about={t('ranking.chart_about')}
      asks="figure"
    >
      <div className="slope__plot">
        <Order
          side="manager"
          lines={orders.manager}
          count={count}
          view={view}
          explains={explains}
        />
        <svg className="slope__lines" width="100%" height="100%" aria-hidden="true">
          {view.lines.map((line) => {
            const from = orders.manager.indexOf(line);
            const to = orders.consumer.indexOf(line);
            const side = higherSide(line, view);
            return (
              <g key={line.option}>
                {from >= 0 && to >= 0 && (
                  <line
                    className={`slope__line slope__line--${side ?? 'none'}`}
                    x1="0"
                    x2="100%"
                    y1={down(from)}
                    y2={down(to)}
                  />
                )}
                {from >= 0 && <End side="manager" x="0" y={down(from)} />}
                {to >= 0 && <End side="consumer" x="100%" y={down(to)} />}
              </g>
            );
          })}
        </svg>
        <Order
          side="consumer"
          lines={orders.consumer}
          count={count}
          view={view}
          explains={explains}
        />
      </div>
      <ul className="hidden-text">
        {view.lines.map((line) => (
          <li key={line.option}>{orderLineText(line, words)}</li>
        ))}
      </ul>
      {asked && (
        <Explanation
          title={t('explain.title', { measure: asked.label })}
          parts={explainOrder({ ...view, audiences }, asked.rank, minimumBase, words)}
        />
      )}
    </ChartCard>
  );
}

function End({ side, x, y }: { side: Audience; x: string; y: string }) {
  return (
    <svg x={x} y={y} overflow="visible" aria-hidden="true">
      <Shape side={side} size={7} />
    </svg>
  );
}

function Order(props: {
  side: Audience;
  lines: readonly OrderLine[];
  /** The places that there are on either side. */
  count: number;
  view: OrderView;
  explains: string | null;
}) {
  const { side, lines, count, view, explains } = props;
  const places = Array.from({ length: count }, (_, at) => at + 1);
  const { t, f } = useWords();
  return (
    <div className={`slope__side slope__side--${side}`}>
      <p>
        <SideSign side={side} /> {t(`side.${side}`)}
      </p>
      <ol lang={view.language}>
        {lines.map(({ option, label, place, illustrated }) => (
          <li key={option}>
            <span className="slope__place">
              <Ask id={idOf(side, option)} asked={explains}>
                {f.place(place[side])}
              </Ask>
            </span>
            <span>
              {label}
              {illustrated.includes(side) && <Illustration />}
            </span>
          </li>
        ))}
        {places.slice(lines.length).map((place) => (
          <li key={`without ${place}`} aria-hidden="true" />
        ))}
      </ol>
    </div>
  );
}

const idOf = (side: Audience, option: string) => `chart.${side}.${option}`;
