import { normalBelow, normalCritical, normalQuantile } from './distributions';

/** Why a plan cannot be made. */
export interface NoDifference {
  status: 'error';
  code: 'no_difference';
}

/** Respondents needed; `consumerExact` is not rounded up. */
export interface SampleSize {
  status: 'ok';
  consumerExact: number;
  consumer: number;
  manager: number;
}

/** Managers' shares above and below the consumers' that would be detected; null: none. */
export interface Detectable {
  upper: number | null;
  lower: number | null;
}

const noDifference: NoDifference = { status: 'error', code: 'no_difference' };

/**
 * Power of the two-sided test of a gap of two shares at `alpha`, with effective sizes, which are
 * sizes over design effects (Fleiss, Levin and Paik 2003; the far tail is ignored). Fractions.
 * Equal shares: `no_difference`.
 *
 * @example power({ manager: 0.55, consumer: 0.45 }, { manager: 100, consumer: 400 / 1.3 }, 0.05)
 * // { status: 'ok', power: 0.41253 }
 */
export function power(
  shares: { manager: number; consumer: number },
  sizes: { manager: number; consumer: number },
  alpha: number,
): { status: 'ok'; power: number } | NoDifference {
  if (shares.manager === shares.consumer) return noDifference;
  return { status: 'ok', power: powerOf(shares, sizes, alpha) };
}

function powerOf(
  { manager: pm, consumer: pc }: { manager: number; consumer: number },
  { manager: nm, consumer: nc }: { manager: number; consumer: number },
  alpha: number,
): number {
  const pooled = (nm * pm + nc * pc) / (nm + nc);
  const atEqual = Math.sqrt(pooled * (1 - pooled) * (1 / nm + 1 / nc));
  const atShares = Math.sqrt((pm * (1 - pm)) / nm + (pc * (1 - pc)) / nc);
  const above = Math.abs(pm - pc) - normalCritical(1 - alpha) * atEqual;
  return normalBelow(atShares > 0 ? above / atShares : above > 0 ? 38 : -38);
}

/**
 * Numbers of respondents that give a power, with `ratio` managers a consumer (Fleiss, Levin and
 * Paik 2003). The managers' number is rounded up from the unrounded number of consumers. Equal
 * shares: `no_difference`.
 *
 * @example sampleSize({ manager: 0.6, consumer: 0.45 }, { power: 0.8, ratio: 1, alpha: 0.05 })
 * // { consumerExact: 172.79986, consumer: 173, manager: 173 }
 */
export function sampleSize(
  { manager: pm, consumer: pc }: { manager: number; consumer: number },
  { power, ratio, alpha }: { power: number; ratio: number; alpha: number },
  designEffects: { manager: number; consumer: number } = { manager: 1, consumer: 1 },
): SampleSize | NoDifference {
  if (pm === pc) return noDifference;
  const k = (ratio * designEffects.consumer) / designEffects.manager;
  const pooled = (k * pm + pc) / (1 + k);
  const atEqual = normalCritical(1 - alpha) * Math.sqrt(pooled * (1 - pooled) * (1 + 1 / k));
  const atShares = normalQuantile(power) * Math.sqrt((pm * (1 - pm)) / k + pc * (1 - pc));
  const consumerExact = (designEffects.consumer * (atEqual + atShares) ** 2) / (pm - pc) ** 2;
  return {
    status: 'ok',
    consumerExact,
    consumer: Math.ceil(consumerExact - 1e-9),
    manager: Math.ceil(ratio * consumerExact - 1e-9),
  };
}

/**
 * The managers' shares nearest to the consumers', above and below, at which a power is reached,
 * with effective sizes (Fleiss, Levin and Paik 2003, solved for the share); null where it is not
 * reached up to 1e-9 from 1 or 0.
 *
 * @example detectable(0.45, { manager: 100, consumer: 400 }, { power: 0.8, alpha: 0.05 })
 * // { upper: 0.60564, lower: 0.29804 }
 */
export function detectable(
  consumer: number,
  sizes: { manager: number; consumer: number },
  { power, alpha }: { power: number; alpha: number },
): Detectable {
  const reaches = (manager: number) => powerOf({ manager, consumer }, sizes, alpha) >= power;
  const nearest = (end: number): number | null => {
    if (!reaches(end)) return null;
    let [near, far] = [consumer, end];
    while (Math.abs(far - near) > 1e-15) {
      const middle = (near + far) / 2;
      if (middle === near || middle === far) break;
      if (reaches(middle)) far = middle;
      else near = middle;
    }
    return far;
  };
  return {
    upper: consumer < 1 - 1e-9 ? nearest(1 - 1e-9) : null,
    lower: consumer > 1e-9 ? nearest(1e-9) : null,
  };
}
