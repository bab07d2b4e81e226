import type { Command } from '../src/discord/command.js';
import { botMessage, embedColors } from '../src/discord/rendering/message.js';
import { slashCommand } from '../src/discord/slash-command.js';

const text = [
  'I keep an archive of news articles. Ask me something, and I quote the passages that answer it, word for word, with their sources. Where the archive has no answer, I say so.',
  [
    '**/ask** – a question in plain words. You can narrow it to an outlet or to dates, and get the answer for yourself only.',
    '**/sources** – the sources of an answer, today or weeks later, also as a file for your reference manager.',
    '**/add** – an article from a link, a file, or pasted text; or several links at once.',
    '**“Add to archive”** – right-click a message (on a phone, hold it) and choose Apps: I take the links and files in it or, where it has neither, its text. If not everybody in this server can see the channel, I ask you first.',
    '**/feed** – feeds (RSS and its kin) whose new articles come into the archive, and are announced in a channel if you like.',
    '**/articles** – what is in the archive: list it, look at an article, correct it, remove it.',
    '**/hosts** – from which sites articles are taken.',
    '**/aliases** – names that mean the same, so that a question finds an article by either.',
  ].join('\n'),
  '**Where answers come from.** Only from the articles of this server’s archive; in direct messages, from your own. A young archive is helped out by a few starter articles. Nothing is written by a language model. Each source says whether its text was fetched from a site or given by a person and not checked.',
  '**Who may add**, and follow feeds. In a server, members with the permission “Manage Messages”; in direct messages, everybody for himself. An article is corrected or removed by whoever added it, or by them.',
  '**What I read.** Only what you give me: by a command, and, where you use “Add to archive”, that one message. I cannot read your conversations: I use none of the permissions that Discord grants for that (privileged intents). Questions and articles stay on the machine that I run on.',
].join('\n\n');

/** `/help`: what Dateline does, and what it does not. */
export const help: Command = {
  data: slashCommand('help', 'What I can do, and where my answers come from'),
  acknowledge: 'private',

  async execute(interaction) {
    await interaction.editReply(
      botMessage({
        embeds: [{ title: 'Dateline, the news desk', description: text, color: embedColors.plain }],
      }),
    );
  },
};
