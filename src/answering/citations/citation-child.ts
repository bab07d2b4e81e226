import { tellParent } from '../../tell-parent.js';
import type { CitationReply, CitationRequest } from './citation-messages.js';
import { layOut, openLibrary } from './lay-out.js';

/** Runs in a child process: lays one list of sources out after the other. It knows nothing but what it is sent. */
const library = openLibrary();

process.on('message', ({ id, ...request }: CitationRequest) => {
  let reply: CitationReply;
  try {
    reply = { id, ...layOut(library, request) };
  } catch (error) {
    reply = { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  tellParent(reply);
});
process.on('disconnect', () => process.exit(0));
// The parent waits for this before it sends the first list.
tellParent('ready');
