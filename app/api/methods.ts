import { type Operation, operations } from './operations';

/** Addresses under /api/ that describe the calls. */
const READ_ONLY = ['/api/v1/openapi.json', '/api/docs'];

/** The methods that an address under /api/ takes, by its route's pattern; none: nothing is there. */
export function methodsAt(pattern: string): string[] {
  if (READ_ONLY.includes(pattern)) return ['GET'];
  return Object.values<Operation>(operations)
    .filter(({ path }) => `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}` === pattern)
    .map(({ method }) => method);
}
