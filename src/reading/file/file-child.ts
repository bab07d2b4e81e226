import { tellParent } from '../../tell-parent.js';
import { RefusedFile, type ExtractedFile, type FileReply, type FileRequest } from './extracted-file.js';
import { readDocx } from './read-docx.js';
import { readEpub } from './read-epub.js';
import { loadPdfLibrary } from './pdf-library.js';
import { readPdf } from './read-pdf.js';

/**
 * Runs in a child process: reads files one after the other. It knows nothing but the file that it is sent; the
 * parent ends it where a file takes too long or too much memory.
 */
async function answer({ id, kind, bytes }: FileRequest): Promise<FileReply> {
  try {
    return { id, file: await read(kind, bytes) };
  } catch (error) {
    if (error instanceof RefusedFile) return { id, refusal: error.refusal };
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function read(kind: FileRequest['kind'], bytes: Uint8Array): Promise<ExtractedFile> {
  // The libraries take over the buffer behind the bytes, so it must hold nothing else.
  const own = new Uint8Array(bytes);
  if (kind === 'pdf') return readPdf(own);
  return kind === 'docx' ? readDocx(own) : readEpub(own);
}

process.on('message', (request: FileRequest) => {
  void answer(request).then(tellParent);
});
process.on('disconnect', () => process.exit(0));
// Loaded before the first file's time begins to count.
await loadPdfLibrary();
// The parent waits for this before it sends the first file.
tellParent('ready');
