import { UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { ChatFile } from '../chat-session.js';
import type { LoopbackDiscord } from '../loopback-discord.js';
import { toChatMessage } from '../loopback/chat-message.js';
import type { MessageChange } from '../loopback/message-store.js';
import type { TrialWorld } from '../trial-world.js';
import { actionInJson } from './action-schema.js';
import { chatHtml } from './chat-html.js';
import { PageActor } from './page-actor.js';
import type { PageEvent } from './page-protocol.js';
import { beginEvents, PageServer, type PageRequest, type PageRoute } from './page-server.js';
import { PageStage, type StagePlace } from './page-stage.js';
import { pageFiles } from './page-files.js';

/** A page that is served. */
export interface ChatPage {
  readonly address: string;
  close(): Promise<void>;
}

export interface ChatPageOptions {
  readonly loopback: LoopbackDiscord;
  readonly world: TrialWorld;
  readonly logger: Logger;
  /** What may be asked to begin with, as the archive stands. */
  readonly questions?: readonly string[];
  /** More that the page serves: how to go on to Discord. */
  readonly routes?: ReadonlyMap<string, PageRoute>;
  /** Of the page's built modules and style sheets; tests, which are not built, have them elsewhere than beside this file. */
  readonly files?: URL;
}

/** Serves the local chat as a page on 127.0.0.1. The bot must have registered its commands. */
export async function openChatPage(options: ChatPageOptions): Promise<ChatPage> {
  const { loopback, world, logger, questions = [], routes = new Map() } = options;
  const { files = new URL('./', import.meta.url) } = options;
  const stage = new PageStage(loopback, world, questions);
  const actor = new PageActor();
  const own: readonly (readonly [string, PageRoute])[] = [
    ['GET ', async () => ({ type: 'text/html', body: chatHtml(stage.beginning) })],
    [
      'GET events',
      async ({ query }, response) => {
        const place = placeOf(query, stage);
        const tell: (event: PageEvent) => void = beginEvents(response);
        tell({ kind: 'view', view: stage.view(place) });
        const stop = loopback.overview.onMessage((change) => {
          for (const event of eventsOf(change, place, stage)) tell(event);
        });
        response.once('close', stop);
        return null;
      },
    ],
    [
      'POST act',
      async (request) => {
        const { person, place, action, attached } = await actionOf(request);
        const result = await actor.act(stage.at(person, place).session, action, attached);
        return { type: 'application/json', body: JSON.stringify(result) };
      },
    ],
    [
      'GET file',
      async ({ query }) => {
        const { session } = placeOf(query, stage);
        const message = session.messages().find(({ id }) => id === query.get('message'));
        const file = message?.attachments[Number(query.get('index'))];
        if (!file) throw new UserError('no-file', 'There is no such file under this message.');
        return { type: 'application/octet-stream', body: file.bytes, saveAs: file.name };
      },
    ],
  ];
  const server = new PageServer(new Map([...pageFiles(files), ...own, ...routes]), logger);
  await server.listen();
  return { address: server.address, close: () => server.close() };
}

/** @throws UserError where there is no such person or place */
function placeOf(query: URLSearchParams, stage: PageStage): StagePlace {
  return stage.at(query.get('person') ?? '', query.get('place') ?? '');
}

/** What a person in a place hears of a change. */
function* eventsOf(
  { kind, message }: MessageChange,
  place: StagePlace,
  stage: PageStage,
): Generator<PageEvent> {
  // A thread is opened together with a message in it or under it.
  if (message.channel.guild !== null && kind !== 'deleted') {
    yield { kind: 'places', groups: stage.groups(place.person) };
  }
  const isMine = message.onlyFor === null || message.onlyFor.id === place.person.user.id;
  if (message.channel.id !== place.session.channel.id || !isMine) return;
  if (kind === 'deleted') yield { kind: 'removed', id: message.api.id };
  else yield { kind: 'message', message: stage.message(place, toChatMessage(message)) };
}

async function actionOf(request: PageRequest) {
  const form = await request.form();
  const parsed = actionInJson.safeParse(form.get('action'));
  if (!parsed.success)
    throw new UserError(
      'no-form',
      `That is nothing that can be done here: ${parsed.error.issues[0]?.message}.`,
    );
  const attached = new Map<string, ChatFile>();
  for (const [name, value] of form) {
    if (typeof value === 'string') continue;
    attached.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { ...parsed.data, attached };
}
