import type { Command } from '../src/discord/command.js';
import { editorOf } from '../src/discord/may-manage.js';
import { renderStats } from '../src/discord/rendering/render-stats.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';

/** What is read of reasons at a glance. */
const shownReasons = 5;

/** `/stats`: what the archive holds, and how its questions went. What people say of answers is for moderators. */
export const stats: Command = {
  data: slashCommand('stats', 'What the archive holds, and how well it answers'),
  acknowledge: 'private',

  async execute(interaction, { desk, collectionOf }) {
    const collection = collectionOf(interaction);
    const { mayManage } = editorOf(interaction);
    const [figures, reasons] = await Promise.all([
      desk.stats(collection),
      mayManage ? desk.opinions.reasons(collection, shownReasons) : [],
    ]);
    await interaction.editReply(renderStats(figures, reasons, privateWording(interaction)));
  },
};
