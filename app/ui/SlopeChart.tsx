import type { OrderLine, OrderView } from '../gap/orderView';
import type { Audience } from '../study/document';
import { ChartCard } from './ChartCard';
import { position } from './format';
import { Shape, SideSign } from './Marker';
import { higherSide, orderLineText, sideOrder } from './orderText';
import { useWords } from './Words';

/** Managers' order and consumers' order of the same options, with a line from place to place. */
export function SlopeChart({ view }: { view: OrderView }) {
  const words = useWords();
  const { t } = words;
  const orders = { manager: sideOrder(view, 'manager'), consumer: sideOrder(view, 'consumer') };
  const count = Math.max(orders.manager.length, orders.consumer.length);
  const down = (at: number) => position((at + 0.5) / count);
  return (
    <ChartCard
      id="ranking-chart"
      className="slope"
      title={t('ranking.chart')}
      about={t('ranking.chart_about')}
    >
      <div className="slope__plot">
        <Order side="manager" lines={orders.manager} count={count} view={view} />
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
        <Order side="consumer" lines={orders.consumer} count={count} view={view} />
      </div>
      <ul className="hidden-text">
        {view.lines.map((line) => (
          <li key={line.option}>{orderLineText(line, words)}</li>
        ))}
      </ul>
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
}) {
  const { side, lines, count, view } = props;
  const places = Array.from({ length: count }, (_, at) => at + 1);
  const { t, f } = useWords();
  return (
    <div className={`slope__side slope__side--${side}`}>
      <p>
        <SideSign side={side} /> {t(`side.${side}`)}
      </p>
      <ol lang={view.language} aria-hidden="true">
        {lines.map(({ option, label, place }) => (
          <li key={option}>
            <span className="slope__place">{f.place(place[side])}</span>
            <span>{label}</span>
          </li>
        ))}
        {places.slice(lines.length).map((place) => (
          <li key={`without ${place}`} />
        ))}
      </ol>
    </div>
  );
}
