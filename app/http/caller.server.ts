import type { Metrics } from './metrics.server';
import type { RateKind, Rates } from './rates.server';

/** Who sent one request, as the limits see it. */
export class Caller {
  constructor(
    private readonly rates: Rates,
    private readonly metrics: Metrics,
    /** Null: nobody to count by. */
    readonly address: string | null,
  ) {}

  /** Counts a page. @returns whether the address may have it */
  mayLoad(): boolean {
    return (
      this.address === null || this.#told('address', this.rates.count('address', this.address))
    );
  }

  /**
   * Whether a key is to be looked up at all. Where too many wrong ones came from an address, only
   * keys that were right a moment ago are: others who share the address go on working.
   */
  mayTry(key: string): boolean {
    if (this.rates.isKnown('key', key)) return this.#told('key', !this.rates.isUsedUp('key', key));
    return (
      this.address === null || this.#told('refused', !this.rates.isUsedUp('refused', this.address))
    );
  }

  /** Counts a call with a key that is right. @returns whether it may be answered */
  mayCall(key: string): boolean {
    return this.#told('key', this.rates.count('key', key));
  }

  /** Counts a wrong key or a wrong link. @returns whether it is still answered as such */
  mayBeWrong(): boolean {
    return (
      this.address === null || this.#told('refused', this.rates.count('refused', this.address))
    );
  }

  /** When to come back, for `Retry-After`. */
  secondsLeft(): number {
    return this.rates.secondsLeft();
  }

  #told(kind: RateKind, isAllowed: boolean): boolean {
    if (!isAllowed) this.metrics.refused.inc({ limit: kind });
    return isAllowed;
  }
}
