import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject } from 'vitest';
import { z } from 'zod';
import { TOPIC_NAMES } from '../../app/gap/topics';

const manifest = z.object({
  routes: z.record(
    z.string(),
    z.object({
      path: z.string().optional(),
      index: z.boolean().optional(),
      parentId: z.string().optional(),
      hasLoader: z.boolean(),
      hasAction: z.boolean(),
    }),
  ),
});
export type BuiltRoute = z.infer<typeof manifest>['routes'][string];

/** The routes of the build, as browsers are told of them, by their patterns. */
export async function builtRoutes(): Promise<Map<string, BuiltRoute>> {
  const folder = path.join(inject('root'), 'build', 'client', 'assets');
  const file = (await readdir(folder)).find((name) => name.startsWith('manifest-')) ?? '';
  const text = await readFile(path.join(folder, file), 'utf8');
  const { routes } = manifest.parse(
    JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)),
  );
  const full = (id: string): string => {
    const route = routes[id];
    const above = route?.parentId === undefined ? '' : full(route.parentId);
    return route?.path ? `${above}/${route.path}` : above;
  };
  return new Map(
    Object.entries(routes)
      .filter(([id]) => id !== 'root')
      .map(([id, route]) => [full(id) || '/', route]),
  );
}

/** Every file of a wave's views, as the routes that give them name them. */
export async function fileAddresses(waveId: string): Promise<string[]> {
  const named = async (route: string) => {
    const at = path.join(inject('root'), 'app', 'routes', route);
    const found = (await readFile(at, 'utf8')).matchAll(/'([\w-]+\.(?:csv|svg|png|json))'/g);
    return [...found].map(([, name = '']) => name);
  };
  const views = [
    ...(await named('waves.$id.files.$file.ts')),
    ...TOPIC_NAMES.flatMap((topic) => [`${topic}.csv`, `${topic}.svg`]),
  ];
  const drawn = views.map((name) => name.replace(/svg$/, 'png'));
  const reports = await named('waves.$id.report_.$file.ts');
  expect([views.length > 15, reports.length > 5]).toEqual([true, true]);
  return [
    ...[...new Set([...views, ...drawn])].map((name) => `/waves/${waveId}/files/${name}`),
    ...reports.map((name) => `/waves/${waveId}/report/${name}`),
  ];
}
