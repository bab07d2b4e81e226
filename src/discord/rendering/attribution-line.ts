import type { Source } from '../../archive/answer.js';
import { isChecked } from '../../answering/provenance-words.js';
import type { Wording } from '../../locales/wording.js';
import { shownDay } from './shown-day.js';
import { shownOutlet } from './shown-outlet.js';
import { shownProvenance } from './shown-provenance.js';

/**
 * "-# The Quayside Post · 13 Dec 2024", in small letters directly below a quotation: whose words they are and of when. That
 * nobody checked where a text is from stands there too; the list of the sources says more.
 */
export function attributionLine(source: Source, wording: Wording): string {
  const outlet = shownOutlet(source, wording);
  const date = shownDate(source, wording);
  const notChecked = isChecked(source.provenance) ? [] : [wording.t('answer:notChecked')];
  const parts =
    outlet === null ? [date, shownProvenance(source.provenance, wording)] : [outlet, date, ...notChecked];
  return `-# ${parts.join(' · ')}`;
}

/** The day on which a source was published, as Markdown. */
export function shownDate({ publishedAt }: Pick<Source, 'publishedAt'>, wording: Wording): string {
  return publishedAt === null ? wording.t('common:undated') : shownDay(publishedAt, wording);
}
