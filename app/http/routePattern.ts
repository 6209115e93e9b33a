/** The routes of a build, by id. */
export type RouteTable = Readonly<
  Record<
    string,
    | { path?: string | undefined; index?: boolean | undefined; parentId?: string | undefined }
    | undefined
  >
>;

interface Node {
  fixed: Map<string, Node>;
  parameter: Node | undefined;
  /** The pattern of the route that ends here. */
  ends: string | undefined;
  /** The pattern of the route that takes everything from here on. */
  rest: string | undefined;
}

const empty = (): Node => ({
  fixed: new Map(),
  parameter: undefined,
  ends: undefined,
  rest: undefined,
});

/**
 * Which pattern of the routes a path follows, for logs and measurements: the path itself holds ids.
 * (Remix tells nobody, and its own matching sorts all routes anew at every call.)
 * @example routePatterns(build.routes)('/waves/x7/report') // '/waves/:id/report'
 */
export function routePatterns(routes: RouteTable): (pathname: string) => string {
  const root = empty();
  for (const [id, route] of Object.entries(routes))
    if (route?.path !== undefined || route?.index) add(root, fullPath(routes, id));
  return (pathname) => {
    // A page's data has the page's address with a mark of its own.
    const plain = pathname.replace(/\/_root\.data$/, '/').replace(/\.data$/, '');
    const segments = plain.split('/').filter((segment) => segment !== '');
    return find(root, segments, 0) ?? 'none';
  };
}

function fullPath(routes: RouteTable, id: string): string[] {
  const route = routes[id];
  if (!route) return [];
  const above = route.parentId === undefined ? [] : fullPath(routes, route.parentId);
  return [...above, ...(route.path ?? '').split('/').filter((segment) => segment !== '')];
}

function add(root: Node, segments: readonly string[]): void {
  const pattern = `/${segments.join('/')}`;
  let node = root;
  for (const segment of segments) {
    if (segment === '*') {
      node.rest = pattern;
      return;
    }
    if (segment.startsWith(':')) {
      node.parameter ??= empty();
      node = node.parameter;
      continue;
    }
    const next = node.fixed.get(segment) ?? empty();
    node.fixed.set(segment, next);
    node = next;
  }
  node.ends = pattern;
}

function find(node: Node, segments: readonly string[], place: number): string | undefined {
  const segment = segments[place];
  if (segment === undefined) return node.ends ?? node.rest;
  const fixed = node.fixed.get(segment);
  return (
    (fixed && find(fixed, segments, place + 1)) ??
    (node.parameter && find(node.parameter, segments, place + 1)) ??
    node.rest
  );
}
