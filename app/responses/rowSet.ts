/** Numbers of records, a bit each: a file may have millions. */
export class RowSet {
  private bits = new Uint8Array(1024);

  add(row: number): void {
    const byte = row >> 3;
    if (byte >= this.bits.length) {
      const larger = new Uint8Array(Math.max(byte + 1, 2 * this.bits.length));
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (row & 7));
  }

  has(row: number): boolean {
    return (((this.bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  }
}
