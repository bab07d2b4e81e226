import type { Command } from '../src/discord/command.js';
import { botMessage, embedColors } from '../src/discord/rendering/message.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';
import type { Wording } from '../src/locales/wording.js';

/** `/help`: what Dateline does, and what it does not. */
export const help: Command = {
  data: slashCommand('help', 'What I can do, and where my answers come from'),
  acknowledge: 'private',

  async execute(interaction) {
    const wording = privateWording(interaction);
    await interaction.editReply(
      botMessage({
        embeds: [
          { title: wording.t('help:title'), description: helpText(wording), color: embedColors.plain },
        ],
      }),
    );
  },
};

/** Every command and menu in a line, and what a person should know before he asks. */
function helpText({ t }: Wording): string {
  return [
    t('help:purpose'),
    [
      t('help:commands.ask'),
      t('help:commands.sources'),
      t('help:commands.add'),
      t('help:commands.addToArchive'),
      t('help:commands.checkThis'),
      t('help:commands.feed'),
      t('help:commands.articles'),
      t('help:commands.hosts'),
      t('help:commands.aliases'),
      t('help:commands.stats'),
    ].join('\n'),
    t('help:whereFrom'),
    t('help:whoMay'),
    t('help:whatIRead'),
  ].join('\n\n');
}
