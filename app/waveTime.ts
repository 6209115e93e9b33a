interface Opened {
  opensAt: Date | null;
  createdAt: Date;
}

/** The moment that a wave stands for, in milliseconds. */
export function startOf({ opensAt, createdAt }: Opened): number {
  return (opensAt ?? createdAt).getTime();
}

const YEAR = 365.25 * 24 * 60 * 60 * 1000;

/** The same in years, which slopes are counted by. */
export function yearOf(wave: Opened): number {
  return startOf(wave) / YEAR;
}
