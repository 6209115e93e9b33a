import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countUnfolded } from '../../db/backlog.server';
import type { Database } from '../../db/open.server';

/** What this process measures, for Prometheus. */
export interface Metrics {
  requests: Histogram<'method' | 'route' | 'status'>;
  responsesStored: Counter<'by'>;
  refused: Counter<'limit'>;
  /** From now on the database is measured too. */
  watch(db: Database): void;
  type: string;
  text(): Promise<string>;
}

export function measure(): Metrics {
  // A registry of its own: the shared one refuses a name twice, and hot reload makes all anew.
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    requests: new Histogram({
      name: 'parallax_http_request_duration_seconds',
      help: 'How long answers took, by route pattern and class of status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
      registers,
    }),
    responsesStored: new Counter({
      name: 'parallax_responses_stored_total',
      help: 'Responses that were stored by this process',
      labelNames: ['by'],
      registers,
    }),
    refused: new Counter({
      name: 'parallax_requests_refused_total',
      help: 'Requests that were refused by a limit',
      labelNames: ['limit'],
      registers,
    }),
    watch(db) {
      new Gauge({
        name: 'parallax_responses_unfolded',
        help: 'Stored responses that the tallies do not count yet, over all processes (at most 100000)',
        registers,
        async collect() {
          // Measurements must be there when the database is not.
          this.set(await countUnfolded(db).catch(() => Number.NaN));
        },
      });
    },
    type: registry.contentType,
    text: () => registry.metrics(),
  };
}
