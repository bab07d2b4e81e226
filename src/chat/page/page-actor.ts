import { UserError } from '../../errors.js';
import type { ChatFile, ChatMessage, ChatReply } from '../chat-session.js';
import type { LoopbackSession } from '../loopback/loopback-session.js';
import { formItem } from './form-item.js';
import type { ActionResult, PageAction } from './page-protocol.js';

/** So many forms wait to be filled in at most; older ones are forgotten. */
const mostForms = 50;

const done: ActionResult = { refused: null, form: null, choices: [], place: null };

/** Files by the option they are for; that of a message is called "file". */
export type ActionFiles = ReadonlyMap<string, ChatFile>;

/** Does what the page asks for, by the sessions of the loopback Discord, and keeps the forms that the bot opened. */
export class PageActor {
  /** Oldest first. */
  readonly #forms = new Map<string, { readonly session: LoopbackSession; readonly reply: ChatReply }>();
  #lastForm = 0;

  /** What cannot be done is said in `refused`; what the bot writes arrives as a change of its messages. */
  async act(session: LoopbackSession, action: PageAction, files: ActionFiles): Promise<ActionResult> {
    try {
      return await this.#act(session, action, files);
    } catch (error) {
      if (error instanceof UserError) return { ...done, refused: error.message };
      throw error;
    }
  }

  async #act(session: LoopbackSession, action: PageAction, files: ActionFiles): Promise<ActionResult> {
    switch (action.kind) {
      case 'command': {
        const attached = [...files].flatMap(([field, file]) =>
          field.startsWith('file.') ? [[field.slice('file.'.length), file] as const] : [],
        );
        const options = { ...action.options, ...Object.fromEntries(attached) };
        return this.#cameOf(session, await session.command(action.name, options));
      }
      case 'complete': {
        const { name, option, typed, others } = action;
        const choices = await session.autocomplete(name, option, typed, others);
        return {
          ...done,
          choices: choices.map(({ name: label, value }) => ({ label, value: String(value) })),
        };
      }
      case 'menu':
        return this.#cameOf(session, await session.menu(action.name, messageOf(session, action.message)));
      case 'press':
        return this.#cameOf(
          session,
          await session.press(messageOf(session, action.message), action.customId),
        );
      case 'select': {
        const message = messageOf(session, action.message);
        return this.#cameOf(session, await session.select(message, action.customId, action.values));
      }
      case 'submit': {
        const form = this.#forms.get(action.form);
        if (!form) throw new UserError('no-form', 'That form is not open any more: open it again.');
        const reply = await form.session.submit(form.reply, action.fields);
        this.#forms.delete(action.form);
        return this.#cameOf(form.session, reply);
      }
      case 'say': {
        const file = files.get('file');
        const replyTo = action.replyTo === null ? {} : { replyTo: messageOf(session, action.replyTo) };
        const options = { ...(file ? { files: [file] } : {}), ...replyTo };
        if (!session.isToBot(action.text, options)) {
          await session.say(action.text, options.files ?? [], options);
          return done;
        }
        // What the bot says to it, if anything, arrives as any message does.
        await session.tell(action.text, options);
        return done;
      }
      case 'thread': {
        const message = action.message === null ? null : messageOf(session, action.message);
        return { ...done, place: session.openThread(message, action.name).channel.id };
      }
    }
  }

  #cameOf(session: LoopbackSession, reply: ChatReply): ActionResult {
    if (reply.acknowledged === 'nothing') return { ...done, refused: 'The application did not respond.' };
    if (!reply.modal) return done;
    this.#lastForm += 1;
    const id = String(this.#lastForm);
    this.#forms.set(id, { session, reply });
    const [oldest] = this.#forms.keys();
    if (this.#forms.size > mostForms && oldest !== undefined) this.#forms.delete(oldest);
    return { ...done, form: formItem(id, reply.modal, session) };
  }
}

function messageOf(session: LoopbackSession, id: string): ChatMessage {
  const message = session.messages().find((one) => one.id === id);
  if (message) return message;
  throw new UserError('no-message', `The message ${id} is not (or no longer) in this channel.`);
}
