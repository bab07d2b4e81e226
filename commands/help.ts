import type { Command } from '../src/discord/command.js';
import { botMessage, embedColors } from '../src/discord/rendering/message.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';
import { mayAdd } from '../src/discord/rules/require-may-add.js';
import { firstSteps, suggestionRow } from '../src/discord/rendering/render-welcome.js';
import type { Wording } from '../src/locales/wording.js';

/** `/help`: what Dateline does, and what it does not. */
export const help: Command = {
  data: slashCommand('help', 'What I can do, and where my answers come from'),
  acknowledge: 'private',

  async execute(interaction, context) {
    const { desk, collectionOf } = context;
    const wording = privateWording(interaction);
    const { articles } = await desk.stats(collectionOf(interaction));
    // An empty archive answers nothing: whoever may begin with it is told how.
    const isToBegin = articles === 0 && (await mayAdd(context, interaction));
    const all = { title: wording.t('help:title'), description: helpText(wording), color: embedColors.plain };
    await interaction.editReply(
      botMessage({
        embeds: isToBegin ? [all, { description: firstSteps(wording), color: embedColors.answered }] : [all],
        components: isToBegin ? [suggestionRow(wording)] : [],
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
      t('help:commands.timeline'),
      t('help:commands.add'),
      t('help:commands.addToArchive'),
      t('help:commands.showSources'),
      t('help:commands.checkThis'),
      t('help:commands.feed'),
      t('help:commands.follow'),
      t('help:commands.digest'),
      t('help:commands.articles'),
      t('help:commands.requests'),
      t('help:commands.hosts'),
      t('help:commands.aliases'),
      t('help:commands.settings'),
      t('help:commands.audit'),
      t('help:commands.stats'),
      t('help:commands.privacy'),
    ].join('\n'),
    t('help:followingUp'),
    t('help:whereFrom'),
    t('help:whoMay'),
    t('help:whatIRead'),
  ].join('\n\n');
}
