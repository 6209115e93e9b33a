/** Turns figures into text, in one language. Nothing else in the program rounds what it shows. */
export interface Format {
  locale: string;
  /** A share with its sign of percent. @example percent(0.4) // '40 %' */
  percent(share: number | null): string;
  /** A share to a tenth of a percent, where it has one. @example fine(0.795) // '79.5 %' */
  fine(share: number | null): string;
  /** The same with its sign, for relative differences. @example signedFine(0.14) // '+14 %' */
  signedFine(share: number | null): string;
  /** A relative difference in whole percent, with its sign. @example signedPercent(0.139) // '+14 %' */
  signedPercent(share: number | null): string;
  /** A gap to a tenth of a point, where it has one. @example finePoints(-0.005) // '−0.5' */
  finePoints(gap: number | null): string;
  /** A share as a bare number. @example share(0.4) // '40' */
  share(share: number | null): string;
  /** A gap in points, with its sign. @example points(-0.13) // '−13' */
  points(gap: number | null): string;
  /** The size of a gap in whole points, for sentences and plurals. @example size(-0.13) // 13 */
  size(gap: number): number;
  /** The same rounded up, for what is enough. @example sizeUp(0.153) // 16 */
  sizeUp(gap: number): number;
  /** A figure in its own unit. @example value(3.14159) // '3.14' */
  value(figure: number | null): string;
  signedValue(gap: number | null): string;
  /** A number of the study itself, with the decimals it has. @example plain(0.5) // '0.5' */
  plain(figure: number): string;
  /** A place in a ranking; ties may share half a place. @example place(2.5) // '2.5' */
  place(place: number | null): string;
  signedPlace(gap: number | null): string;
  count(count: number | null): string;
  /** An amount that is not known better, to three digits. @example rough(10_453_000) // '10.5 million' */
  rough(figure: number | null): string;
  /** The same of its limits. @example roughRange(8_932_000, 12_100_000) // '8.93–12.1 million' */
  roughRange(low: number, high: number): string;
  /** A share as it was stated, with the decimals it has. @example stated(0.125) // '12.5' */
  stated(share: number): string;
  /** @example p(0.0004) // '< 0.001' */
  p(p: number | null): string;
  /** A level of confidence. @example level(0.95) // '95 %' */
  level(confidence: number): string;
  /** How long something took. @example duration(252) // '4 min 12 s' */
  duration(seconds: number | null): string;
  /** A moment, in UTC. */
  moment(date: Date): string;
  /** A moment where its reader is. @example local(date) // 'Tue, 1 December 2026 at 09:00 CET' */
  local(date: Date): string;
  date(date: Date): string;
  /** @example list(['a', 'b', 'c']) // 'a, b and c' */
  list(parts: readonly string[]): string;
}

/** What stands where there is no figure. */
export const NONE = '–';
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

/** Rounds half away from zero; 0.285 is 28.5 points, whatever binary fractions make of it. */
function rounded(figure: number, digits: number): number {
  const shifted = Number((Math.abs(figure) * 10 ** digits).toPrecision(12));
  const whole = Math.floor(shifted + 0.5) / 10 ** digits;
  return figure < 0 && whole !== 0 ? -whole : whole;
}

/** Figures of ten and more need one decimal, smaller ones two. */
function decimals(figure: number): number {
  return Math.abs(figure) >= 10 ? 1 : 2;
}

/** The number formats of a language. @example formatter('sv').value(3.14159) // '3,14' */
export function formatter(locale: string): Format {
  const numbers = [0, 1, 2, 3].map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  // The texts are British, and so are dates and lists.
  const region = locale === 'en' ? 'en-GB' : locale;
  const lists = new Intl.ListFormat(region);
  const digits = { maximumSignificantDigits: 3 };
  const small = new Intl.NumberFormat(locale, digits);
  const big = new Intl.NumberFormat(locale, {
    ...digits,
    notation: 'compact',
    compactDisplay: 'long',
  });
  const moments = new Intl.DateTimeFormat(region, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const locals = new Intl.DateTimeFormat(region, {
    ...{ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  });
  const dates = new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' });
  const write = (figure: number, digits: number, signed = false): string => {
    const value = rounded(figure, digits);
    const text = numbers[digits]?.format(Math.abs(value)) ?? String(Math.abs(value));
    return `${value < 0 ? MINUS : signed && value > 0 ? '+' : ''}${text}`;
  };
  const known =
    (written: (figure: number) => string) =>
    (figure: number | null): string =>
      figure === null ? NONE : written(figure);
  const tenths = (share: number) => (Number.isInteger(rounded(share * 100, 1)) ? 0 : 1);
  const plain = (figure: number) =>
    write(figure, [0, 1, 2].find((places) => rounded(figure, places) === figure) ?? 3);
  // What binary fractions make of a decimal one is no digit of it; a negative zero is none.
  const decimal = (figure: number) => Number(figure.toPrecision(12)) + 0;
  const roughly = (most: number) => (Math.abs(most) < 1e6 ? small : big);
  const rough = (figure: number) =>
    `${figure < 0 ? MINUS : ''}${roughly(figure).format(decimal(Math.abs(figure)))}`;
  const whole = (figure: number) => (Number.isInteger(figure) ? 0 : 1);

  return {
    locale,
    percent: known((share) => `${write(share * 100, 0)}${NO_BREAK}%`),
    fine: known((share) => `${write(share * 100, tenths(share))}${NO_BREAK}%`),
    signedFine: known((share) => `${write(share * 100, tenths(share), true)}${NO_BREAK}%`),
    signedPercent: known((share) => `${write(share * 100, 0, true)}${NO_BREAK}%`),
    finePoints: known((gap) => write(gap * 100, tenths(gap), true)),
    share: known((share) => write(share * 100, 0)),
    points: known((gap) => write(gap * 100, 0, true)),
    size: (gap) => Math.abs(rounded(gap * 100, 0)),
    sizeUp: (gap) => Math.ceil(Number((Math.abs(gap) * 100).toPrecision(12))),
    value: known((figure) => write(figure, decimals(figure))),
    signedValue: known((gap) => write(gap, decimals(gap), true)),
    plain,
    place: known((place) => write(place, whole(place))),
    signedPlace: known((gap) => write(gap, whole(gap), true)),
    count: known((count) => write(count, 0)),
    rough: known(rough),
    roughRange: (low, high) => {
      const [one, other] = [rough(low), rough(high)];
      if (one === other) return one;
      // A dash before a minus would read as another.
      return low < 0 ? `${one} … ${other}` : roughly(high).formatRange(decimal(low), decimal(high));
    },
    stated: (share) => plain(decimal(share * 100)),
    p: known((p) => (p < 0.001 ? `<${NO_BREAK}${write(0.001, 3)}` : write(p, p < 0.1 ? 3 : 2))),
    level: (confidence) => {
      const percent = rounded(confidence * 100, 2);
      const digits = [0, 1, 2].find((places) => rounded(percent, places) === percent) ?? 2;
      return `${write(percent, digits)}${NO_BREAK}%`;
    },
    duration: known((seconds) => {
      const whole = rounded(seconds, 0);
      const parts = [
        ['h', Math.floor(whole / 3600)],
        ['min', Math.floor((whole % 3600) / 60)],
        ['s', whole % 60],
      ] as const;
      // Of two units at most: nobody wants the seconds of hours.
      const first = parts.findIndex(([, count]) => count > 0);
      if (first < 0) return `0${NO_BREAK}s`;
      return parts
        .slice(first, first + 2)
        .filter(([, count]) => count > 0)
        .map(([unit, count]) => `${write(count, 0)}${NO_BREAK}${unit}`)
        .join(' ');
    }),
    moment: (date) => `${moments.format(date)} UTC`,
    local: (date) => locals.format(date),
    date: (date) => dates.format(date),
    list: (parts) => lists.format(parts),
  };
}

/** A place on an axis from 0 to 100 %, as a coordinate. @example position(1 / 3) // '33.33%' */
export function position(share: number): string {
  return `${rounded(share * 100, 2)}%`;
}
