import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Acknowledgement, BotContext } from './command.js';

/** A kind of button. Its custom id is `prefix:parameter`, so that one under an old message works after a restart. */
export interface ButtonComponent {
  readonly kind: 'button';
  readonly prefix: string;
  readonly acknowledge: Acknowledgement | ((interaction: ButtonInteraction) => Acknowledgement);
  execute(interaction: ButtonInteraction, parameter: string, context: BotContext): Promise<void>;
}

/** What is done with a modal that was sent; its custom id is `prefix:parameter`. */
export interface ModalComponent {
  readonly kind: 'modal';
  readonly prefix: string;
  readonly acknowledge: Acknowledgement | ((interaction: ModalSubmitInteraction) => Acknowledgement);
  execute(interaction: ModalSubmitInteraction, parameter: string, context: BotContext): Promise<void>;
}

export type Component = ButtonComponent | ModalComponent;
