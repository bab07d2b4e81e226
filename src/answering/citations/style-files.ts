import { join } from 'node:path';
import { projectFolder } from '../../project-folder.js';

/** Where the styles stand that come with Dateline; its NOTICE says whose they are. */
export const styleFolder = join(projectFolder, 'data', 'citation-styles');

/** The styles that Citation.js has not. */
export const styleFiles = {
  mla: join(styleFolder, 'modern-language-association.csl'),
  chicago: join(styleFolder, 'chicago-author-date-access-dates.csl'),
} as const;
