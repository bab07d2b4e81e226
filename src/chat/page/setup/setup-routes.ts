import { join } from 'node:path';
import { projectFolder } from '../../../project-folder.js';
import { applicationOf, inviteLink } from '../../../discord/invite.js';
import { UserError } from '../../../errors.js';
import type { PageAnswer, PageRoute } from '../page-server.js';
import { checkToken } from './check-token.js';
import { writeVariable } from './env-file.js';
import { setupHtml, type SetupState } from './setup-html.js';

export interface SetupOptions {
  /** Where the token is written. */
  readonly file?: string;
  /** Another Discord than the real one. */
  readonly api?: string;
}

const tokenForm = /^[\w-]{20,}\.[\w-]+\.[\w-]{20,}$/;
const atFirst: SetupState = { token: '', verdict: null, invite: null, note: null };

/** How to go on to Discord: what the page `setup` shows and does. Discord is asked only when a button asks for that. */
export function setupRoutes({ file = join(projectFolder, '.env'), api }: SetupOptions = {}): ReadonlyMap<
  string,
  PageRoute
> {
  return new Map<string, PageRoute>([
    ['GET setup', async () => page(atFirst)],
    [
      'POST setup',
      async (request) => {
        const form = await request.form();
        const token = String(form.get('token') ?? '').trim();
        const application = tokenForm.test(token) ? applicationOf(token) : null;
        if (application === null) {
          return page({
            ...atFirst,
            note: 'That is no token of a bot: a token has three parts with dots between them.',
          });
        }
        const state = { ...atFirst, token, invite: inviteLink(application) };
        if (form.get('do') === 'check') {
          const verdict = await checkToken(token, api);
          const invite = verdict.isTaken ? inviteLink(verdict.application) : state.invite;
          return page({ ...state, invite, verdict });
        }
        return page({ ...state, note: await written(file, token) });
      },
    ],
  ]);
}

async function written(file: string, token: string): Promise<string> {
  try {
    await writeVariable(file, 'DISCORD_TOKEN', token);
    return `The token stands in ${file} now, which only you may read.`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function page(state: SetupState): PageAnswer {
  return { type: 'text/html', body: setupHtml(state) };
}
