/** Some responses of a side that are alike in segment codes and cluster, and gave the same answer. */
export interface AnswerCount {
  codes: readonly (string | null)[];
  cluster: string | null;
  value: number;
  n: number;
  w: number;
  w2: number;
}

/** Who is alike in segment codes and cluster. */
export interface Unit {
  codes: readonly (string | null)[];
  cluster: string | null;
}

/**
 * Answers to one number item, counted by unit and distinct value (definition): memory grows with the
 * distinct answers, not with the responses.
 *
 * @example
 * const counts = new ValueCounts();
 * const answered = { codes: [], cluster: null, value: 5, n: 1, w: 2, w2: 4 };
 * counts.add(answered);
 * counts.add(answered);
 * [counts.length, counts.w[0]] // [1, 4]
 */
export class ValueCounts {
  readonly units: Unit[] = [];
  readonly #unitOf = new Map<string, number>();
  readonly #places: Map<number, number>[] = [];
  length = 0;
  unit = new Uint32Array(1024);
  value = new Float64Array(1024);
  n = new Float64Array(1024);
  w = new Float64Array(1024);
  w2 = new Float64Array(1024);

  add({ codes, cluster, value, n, w, w2 }: AnswerCount): void {
    const name = JSON.stringify([cluster, codes]);
    let unit = this.#unitOf.get(name);
    if (unit === undefined) {
      unit = this.units.length;
      this.#unitOf.set(name, unit);
      this.units.push({ codes, cluster });
      this.#places.push(new Map());
    }
    const places = this.#places[unit];
    let place = places?.get(value);
    if (place === undefined) {
      place = this.length;
      places?.set(value, place);
      if (place === this.value.length) this.#grow();
      this.length += 1;
      this.unit[place] = unit;
      this.value[place] = value;
    }
    this.n[place] = (this.n[place] ?? 0) + n;
    this.w[place] = (this.w[place] ?? 0) + w;
    this.w2[place] = (this.w2[place] ?? 0) + w2;
  }

  #grow(): void {
    const grown = (old: Float64Array) => {
      const made = new Float64Array(2 * old.length);
      made.set(old);
      return made;
    };
    const unit = new Uint32Array(2 * this.unit.length);
    unit.set(this.unit);
    this.unit = unit;
    this.value = grown(this.value);
    this.n = grown(this.n);
    this.w = grown(this.w);
    this.w2 = grown(this.w2);
  }
}
