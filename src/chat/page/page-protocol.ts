/**
 * What the page and its server say to each other, as JSON. The page asks by `POST act`, and hears of what changes by
 * `GET events` (server-sent events).
 */

/** A channel, a thread, or the direct messages with the bot. */
export interface PlaceItem {
  /** Of the channel. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'thread' | 'direct';
}

/** A server with the places in it that a person sees, or the direct messages. */
export interface PlaceGroup {
  readonly name: string;
  readonly places: readonly PlaceItem[];
}

/** Somebody who one can be. */
export interface PersonItem {
  readonly id: string;
  readonly name: string;
  /** What he may do in the servers, in a word. */
  readonly standing: string;
}

/** An option of a command. */
export interface OptionItem {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'number' | 'file' | 'choice';
  readonly isRequired: boolean;
  /** Whether something is offered while one types. */
  readonly completes: boolean;
  readonly choices: readonly ChoiceItem[];
}

export interface ChoiceItem {
  readonly value: string;
  readonly label: string;
  readonly isChosen?: boolean;
}

/** A command as it is typed after the slash, sub-command included. */
export interface CommandItem {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionItem[];
}

/** A message as HTML of the server's making. */
export interface MessageItem {
  readonly id: string;
  readonly html: string;
}

/** All that a person sees in a place. */
export interface View {
  readonly persons: readonly PersonItem[];
  readonly groups: readonly PlaceGroup[];
  readonly commands: readonly CommandItem[];
  /** Names of the message menus that he is offered. */
  readonly menus: readonly string[];
  readonly mayOpenThreads: boolean;
  /** What may be asked to begin with. */
  readonly questions: readonly string[];
  readonly messages: readonly MessageItem[];
}

/** What the page hears of: the view at first, then each change of it. */
export type PageEvent =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'message'; readonly message: MessageItem }
  | { readonly kind: 'removed'; readonly id: string }
  | { readonly kind: 'places'; readonly groups: readonly PlaceGroup[] };

/** What a person does. Files go beside it in the form, as `file.<name of the option>`, or `file` of a message. */
export type PageAction =
  | { readonly kind: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> }
  | {
      readonly kind: 'complete';
      readonly name: string;
      readonly option: string;
      readonly typed: string;
      readonly others: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'menu'; readonly name: string; readonly message: string }
  | { readonly kind: 'press'; readonly message: string; readonly customId: string }
  | {
      readonly kind: 'select';
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'submit';
      readonly form: string;
      readonly fields: Readonly<Record<string, string | readonly string[]>>;
    }
  | { readonly kind: 'say'; readonly text: string; readonly replyTo: string | null }
  | { readonly kind: 'thread'; readonly message: string | null; readonly name: string };

/** A form that the bot opened. */
export interface FormItem {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldItem[];
}

export interface FieldItem {
  readonly customId: string;
  readonly label: string;
  readonly description: string | null;
  readonly isRequired: boolean;
  readonly placeholder: string | null;
  /** Of a menu what it offers, and how many of that may be chosen; null: a text. */
  readonly menu: {
    readonly choices: readonly ChoiceItem[];
    readonly least: number;
    readonly most: number;
  } | null;
  readonly isLong: boolean;
  readonly maximum: number;
  readonly value: string;
}

/** What came of an action. What the bot writes arrives as an event. */
export interface ActionResult {
  /** Why it could not be done; null where it was. */
  readonly refused: string | null;
  readonly form: FormItem | null;
  readonly choices: readonly ChoiceItem[];
  /** Where one is from now on: a thread that was opened. */
  readonly place: string | null;
}
