import type { AnySelectMenuInteraction, ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Acknowledges, BotContext } from './command.js';

/** Something in a message or a form. Its custom id is `prefix:parameter`, so that one under an old message works after a restart. */
interface OfKind<Kind extends string, Interaction> {
  readonly kind: Kind;
  readonly prefix: string;
  readonly acknowledge: Acknowledges<Interaction>;
  execute(interaction: Interaction, parameter: string, context: BotContext): Promise<void>;
}

/** A kind of button. */
export type ButtonComponent = OfKind<'button', ButtonInteraction>;

/** A kind of menu from which texts, people, roles or channels are chosen: `interaction.values` are their values or ids. */
export type SelectComponent = OfKind<'select', AnySelectMenuInteraction>;

/** What is done with a modal that was sent. */
export type ModalComponent = OfKind<'modal', ModalSubmitInteraction>;

export type Component = ButtonComponent | SelectComponent | ModalComponent;
