import { describe, expect, it } from 'vitest';
import { EnvironmentFault, parseEnvironment } from '../../app/env.server';

const parse = (given: Record<string, string>) =>
  parseEnvironment(given, { root: '/srv', production: false });

describe('the environment', () => {
  it('has limits of its own where nothing is said', () => {
    const silent = { rateLimits: { key: 120_000, address: 12_000, refused: 60 }, trustProxy: 0 };
    expect(parse({})).toMatchObject({ ...silent, logLevel: undefined });
    expect(parse({ RATE_LIMIT_KEY: '', TRUST_PROXY: '' })).toMatchObject(silent);
  });

  it('sets limits, proxies and the log', () => {
    expect(
      parse({ RATE_LIMIT_KEY: '0', RATE_LIMIT_ADDRESS: '5', TRUST_PROXY: '2', LOG_LEVEL: 'warn' }),
    ).toMatchObject({
      rateLimits: { key: 0, address: 5, refused: 60 },
      trustProxy: 2,
      logLevel: 'warn',
    });
  });

  it('is refused with the name of every faulty variable', () => {
    const faulty = {
      RATE_LIMIT_KEY: '-1',
      RATE_LIMIT_ADDRESS: 'many',
      RATE_LIMIT_REFUSED: '1.5',
      TRUST_PROXY: 'yes',
      LOG_LEVEL: 'loud',
    };
    expect(() => parse(faulty)).toThrow(EnvironmentFault);
    for (const name of Object.keys(faulty)) expect(() => parse(faulty)).toThrow(name);
  });
});
