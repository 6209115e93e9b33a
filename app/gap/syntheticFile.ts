interface OfWave {
  studyKey: string;
  key: string;
  synthetic: boolean;
}

/**
 * A table as CSV, with a last column that says of every line that its respondents are synthetic where
 * they are; others stay as they are (definition).
 *
 * @example markedCsv('item,base\r\n"a\r\nb",5\r\n', { synthetic: true })
 * // 'item,base,synthetic\r\n"a\r\nb",5,yes\r\n'
 */
export function markedCsv(csv: string, { synthetic }: Pick<OfWave, 'synthetic'>): string {
  if (!synthetic) return csv;
  let lines = 0;
  return csv.replace(/((?:"[^"]*"|[^"\r]+)*)\r\n/g, (_, line: string) => {
    lines += 1;
    return `${line},${lines === 1 ? 'synthetic' : 'yes'}\r\n`;
  });
}

/**
 * What a wave's file is called (definition).
 *
 * @example fileName({ studyKey: 'brand-loyalty', key: 'published', synthetic: true }, 'gaps.csv')
 * // 'brand-loyalty-published-synthetic-gaps.csv'
 */
export function fileName({ studyKey, key, synthetic }: OfWave, name: string): string {
  return [studyKey, key, ...(synthetic ? ['synthetic'] : []), name].join('-');
}
