import type { Bearing } from '../../archive/check.js';
import type { Wording } from '../../locales/wording.js';

/** What is written above a quotation of a check. */
export type BearingLabel = 'supports' | 'supportsReported' | 'differs' | 'differsReported' | 'nearest';

export const bearingLabels: readonly BearingLabel[] = [
  'supports',
  'supportsReported',
  'differs',
  'differsReported',
  'nearest',
];

export function bearingLabel(bears: Bearing | undefined): BearingLabel {
  if (!bears || bears.how === 'nearest') return 'nearest';
  return bears.isReported ? `${bears.how}Reported` : bears.how;
}

export function labelOf(label: BearingLabel, t: Wording['t']): string {
  return t(`check:${label}`);
}
