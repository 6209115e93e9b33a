import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { filledPlace, runParallax, temporaryFolder } from '../system/program';

const endLine = z.object({ end: z.looseObject({ rows: z.record(z.string(), z.number()) }) });

/** A backup as a program wrote it that knew nothing of steps. */
function beforeSteps(backup: Buffer): Buffer {
  const lines = gunzipSync(backup).toString('utf8').trimEnd().split('\n');
  const kept = lines
    .slice(0, -1)
    .filter((line) => !/^\{"(?:steps|audit_log|organisations)":/.test(line))
    .map((line) => line.replace(/"migration":"\w+"/, '"migration":"0001_imports"'));
  const { end } = endLine.parse(JSON.parse(lines.at(-1) ?? ''));
  const { steps: _, audit_log: __, organisations: ___, ...rows } = end.rows;
  const told = kept.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(told).digest('hex');
  return gzipSync(`${told}${JSON.stringify({ end: { rows, sha256 } })}\n`);
}

it('a backup from before steps is restored, and its reports are what they were', async () => {
  const [from, to] = [await filledPlace('embedded', 'demo'), await temporaryFolder()];
  try {
    const [own, target] = [{ DATA_DIR: from.dataDir }, { DATA_DIR: to.path }];
    await runParallax(['backup', 'now.gz'], own, { folder: from.dataDir });
    const backup = await readFile(path.join(from.dataDir, 'now.gz'));
    await writeFile(path.join(to.path, 'old.gz'), beforeSteps(backup));
    const restored = await runParallax(['restore', 'old.gz'], target, { folder: to.path });
    expect([restored.error, restored.code]).toEqual(['', 0]);
    expect((await runParallax(['fold', '--verify'], target)).code).toBe(0);
    const report = async (env: Record<string, string>) =>
      (await runParallax(['report', 'brand-loyalty/published'], env)).out.replace(
        /"(asOf|id)": .*/g,
        '',
      );
    expect(await report(target)).toBe(await report(own));
  } finally {
    await from.remove();
    await to.remove();
  }
});
