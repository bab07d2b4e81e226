import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageFlags, type ChatInputCommandInteraction } from 'discord.js';
import { projectFolder } from '../src/project-folder.js';
import type { BotContext, Command } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { botMessage } from '../src/discord/rendering/message.js';
import {
  deletePersonPrefix,
  keepPersonPrefix,
  renderConfirmDelete,
  renderDeleted,
  renderExport,
  renderPersonal,
} from '../src/discord/rendering/render-privacy.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';

/** Discord takes files of 10 MB; something is left for what stands around them. */
const mostFileBytes = 8 * 2 ** 20;
/** Messages with a file each that one command sends. */
const mostFiles = 10;

/** `/privacy`: what is kept of whoever uses it, and of nobody else. It is open to everybody, everywhere, and free. */
export const privacy: Command = {
  data: slashCommand('privacy', 'What I keep of you: see it, get it, delete it')
    .addSubcommand((show) => show.setName('show').setDescription('What I keep of you, counted'))
    .addSubcommand((exported) =>
      exported.setName('export').setDescription('All that I keep of you, as a file'),
    )
    .addSubcommand((deletion) =>
      deletion.setName('delete').setDescription('Deletes what I keep of you; asks first'),
    ),
  acknowledge: 'private',

  async execute(interaction, context) {
    switch (interaction.options.getSubcommand()) {
      case 'export':
        return sendExport(interaction, context);
      case 'delete':
        await interaction.editReply(renderConfirmDelete(privateWording(interaction)));
        return undefined;
      default: {
        const summary = await context.desk.privacy.show(interaction.user.id);
        const policy = await readFile(join(projectFolder, 'PRIVACY.md'));
        await interaction.editReply(renderPersonal(summary, policy, privateWording(interaction)));
        return undefined;
      }
    }
  },
};

/** The button that deletes: whoever presses it deletes what is kept of him. */
export const deletePersonButton: ButtonComponent = {
  kind: 'button',
  prefix: deletePersonPrefix,
  acknowledge: 'update',

  async execute(interaction, _parameter, { desk }) {
    const was = await desk.privacy.delete(interaction.user.id);
    await interaction.editReply(renderDeleted(was, privateWording(interaction)));
  },
};

/** The button beside it. */
export const keepPersonButton: ButtonComponent = {
  kind: 'button',
  prefix: keepPersonPrefix,
  acknowledge: 'update',

  async execute(interaction) {
    await interaction.editReply(botMessage({ content: privateWording(interaction).t('privacy:kept') }));
  },
};

async function sendExport(
  interaction: ChatInputCommandInteraction,
  { desk }: Pick<BotContext, 'desk'>,
): Promise<void> {
  const wording = privateWording(interaction);
  const files = await desk.privacy.export(interaction.user.id, mostFileBytes);
  for (const [index, file] of files.slice(0, mostFiles).entries()) {
    const message = renderExport(
      file,
      { part: index + 1, parts: files.length, mostParts: mostFiles },
      wording,
    );
    if (index === 0) await interaction.editReply(message);
    else await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
  }
}
