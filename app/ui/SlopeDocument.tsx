import type { OrderLine, OrderView } from '../gap/orderView';
import type { Audience } from '../study/document';
import { ChartFrame, type ChartFrameProps, EDGE, Lines, WIDTH } from './ChartFrame';
import { Mark, PALETTE, wrapped } from './drawing';
import { higherSide, orderIllustrates, sideOrder } from './orderText';
import type { Words } from './Words';

const STEP = 56;
const HEAD = 32;
const LABEL = 320;
const ENDS = { manager: EDGE + LABEL + 24, consumer: WIDTH - EDGE - LABEL - 24 };

/** Both sides' orders as a document of its own. */
export function SlopeDocument({
  view,
  words,
  ...frame
}: ChartFrameProps & { view: OrderView; words: Words }) {
  const orders = { manager: sideOrder(view, 'manager'), consumer: sideOrder(view, 'consumer') };
  const count = Math.max(orders.manager.length, orders.consumer.length);
  return (
    <ChartFrame {...frame} height={HEAD + count * STEP}>
      {(top) => {
        const down = (at: number) => top + HEAD + (at + 0.5) * STEP;
        return (
          <>
            {view.lines.map((line) => {
              const [from, to] = [orders.manager.indexOf(line), orders.consumer.indexOf(line)];
              const side = higherSide(line, view);
              if (from < 0 || to < 0) return null;
              return (
                <path
                  key={line.option}
                  d={`M${ENDS.manager} ${down(from)}L${ENDS.consumer} ${down(to)}`}
                  stroke={side ? PALETTE[side].mark : PALETTE.between}
                  strokeWidth={side ? 4 : 2}
                />
              );
            })}
            {(['manager', 'consumer'] as const).map((side) => (
              <Order
                key={side}
                side={side}
                lines={orders[side]}
                illustrates={orderIllustrates(view, side)}
                top={top}
                down={down}
                words={words}
              />
            ))}
          </>
        );
      }}
    </ChartFrame>
  );
}

function Order(props: {
  side: Audience;
  lines: readonly OrderLine[];
  illustrates: ReturnType<typeof orderIllustrates>;
  top: number;
  down: (at: number) => number;
  words: Words;
}) {
  const { side, lines, illustrates, top, down, words } = props;
  const tag = ` (${words.t('side.illustration')})`;
  const isLeft = side === 'manager';
  const x = ENDS[side] + (isLeft ? -24 : 24);
  return (
    <g textAnchor={isLeft ? 'end' : 'start'}>
      <text x={x} y={top + 8} fontWeight="bold" fill={PALETTE[side].text}>
        {words.t(`side.${side}`)}
        {illustrates === 'all' && tag}
      </text>
      {lines.map(({ option, label, place, illustrated }, at) => {
        const isMadeUp = illustrates === 'some' && illustrated.includes(side);
        const named = `${words.f.place(place[side])}  ${label}${isMadeUp ? tag : ''}`;
        const text = wrapped(named, LABEL, 15).slice(0, 2);
        return (
          <g key={option}>
            <Mark side={side} x={ENDS[side]} y={down(at)} />
            <Lines
              lines={text}
              x={x}
              y={down(at) + 5 - (text.length - 1) * 9}
              step={18}
              size={15}
            />
          </g>
        );
      })}
    </g>
  );
}
