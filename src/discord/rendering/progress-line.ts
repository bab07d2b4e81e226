import type { Wording } from '../../locales/wording.js';
import type { AddProgress } from '../../reading/article-input.js';

/** What is being done with an article at this moment, as one line. */
export function progressLine(progress: AddProgress, { t }: Wording): string {
  return progress.stage === 'embedding'
    ? t('adding:progress.embedding', { done: progress.done, total: progress.total })
    : t(`adding:progress.${progress.stage}`);
}
