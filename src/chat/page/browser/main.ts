import type { ActionResult, PageAction, PageEvent } from '../page-protocol.js';
import { Composer } from './composer.js';
import { byId } from './element.js';
import { MessageList } from './message-list.js';
import { openMenu, type MenuEntry } from './message-menu.js';
import { openForm } from './modal-form.js';
import { act, listen, noAnswer, type Where } from './server.js';
import { SideBar } from './side-bar.js';
import { followTheme } from './theme.js';
import { welcome } from './welcome.js';

/** The page: who one is, where, what one sees there, and what one does. */
class ChatPage {
  #where: Where;
  #stop = (): void => {};
  #menus: readonly string[] = [];
  #mayOpenThreads = false;
  #isAmongOthers = true;
  readonly #sideBar = new SideBar((where) => this.#go(where));
  readonly #notice = byId('notice');
  readonly #composer = new Composer({
    box: byId('composer'),
    act: (action, files) => this.#act(action, files),
    refuse: (words) => this.#say(words),
  });
  readonly #messages = new MessageList(byId('messages'), {
    onPress: (message, customId) => void this.#act({ kind: 'press', message, customId }),
    onSelect: (message, customId, values) => void this.#act({ kind: 'select', message, customId, values }),
    onThread: (place) => this.#go({ place }),
    onMenu: (message, from, at) => openMenu(this.#entries(message), from, at),
  });

  constructor(where: Where) {
    this.#where = where;
    followTheme(byId('theme'));
    this.#go({});
    this.#composer.focus();
  }

  #go(where: Partial<Where>): void {
    this.#where = { ...this.#where, ...where };
    this.#stop();
    this.#say('');
    this.#stop = listen(
      this.#where,
      (event) => this.#hear(event),
      (isConnected) => this.#say(isConnected ? '' : noAnswer),
    );
  }

  #hear(event: PageEvent): void {
    switch (event.kind) {
      case 'view': {
        const { persons, groups, commands, menus, mayOpenThreads, questions, messages } = event.view;
        this.#menus = menus;
        this.#mayOpenThreads = mayOpenThreads;
        this.#sideBar.showPeople(persons, this.#where.person);
        const here = this.#sideBar.showPlaces(groups, this.#where.place);
        this.#isAmongOthers = here?.place.kind !== 'direct';
        this.#composer.setCommands(commands);
        const ask = (question: string): void =>
          void this.#act({ kind: 'command', name: 'ask', options: { question } });
        this.#messages.showAll(messages, here ? welcome(here, questions, ask) : null);
        break;
      }
      case 'places':
        this.#sideBar.showPlaces(event.groups, this.#where.place);
        break;
      case 'message':
        this.#messages.show(event.message);
        break;
      case 'removed':
        this.#messages.remove(event.id);
        break;
    }
  }

  /** What was refused is said above the field in which one writes. */
  async #act(action: PageAction, files?: ReadonlyMap<string, File>): Promise<ActionResult> {
    if (action.kind !== 'complete') {
      this.#say('');
      this.#messages.follow();
    }
    const result = await act(this.#where, action, files);
    if (result.refused !== null && action.kind !== 'submit') this.#say(result.refused);
    else if (this.#isAmongOthers && isUnheardQuestion(action)) this.#say(unheard, 'hint');
    if (result.place !== null) this.#go({ place: result.place });
    if (result.form) {
      openForm(result.form, (form, fields) => this.#act({ kind: 'submit', form, fields }));
    }
    return result;
  }

  #entries(message: string): readonly MenuEntry[] {
    const title = this.#messages.titleOf(message);
    return [
      ...this.#menus.map((name) => ({
        label: name,
        run: () => void this.#act({ kind: 'menu', name, message }),
      })),
      { label: 'Reply', beginsGroup: true, run: () => this.#composer.reply(message, title) },
      ...(this.#mayOpenThreads
        ? [
            {
              label: 'Open a thread',
              run: () => {
                const name = title.slice(0, 60).trim() || 'Thread';
                void this.#act({ kind: 'thread', message, name });
              },
            },
          ]
        : []),
      { label: 'Copy text', run: () => void navigator.clipboard.writeText(this.#messages.textOf(message)) },
    ];
  }

  #say(words: string, kind: 'refusal' | 'hint' = 'refusal'): void {
    this.#notice.textContent = words;
    this.#notice.className = kind;
  }
}

const unheard =
  'In a server Dateline hears nothing but what is meant for it, as Discord has it: write /ask before the question, or @Dateline.';

/** Whether somebody seems to ask the bot by a message that it does not get. */
function isUnheardQuestion(action: PageAction): boolean {
  if (action.kind !== 'say' || action.replyTo !== null) return false;
  return action.text.endsWith('?') && !action.text.includes('@');
}

const { person = '', place = '' } = document.body.dataset;
// It lives as long as the page does.
Object.assign(globalThis, { chatPage: new ChatPage({ person, place }) });
