import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField, Routes } from 'discord.js';

/** What Dateline does in a server: it reads nothing beside what is given to it, and writes answers, announcements and files. */
export const neededPermissions: readonly bigint[] = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
];

const discord = 'https://discord.com';

/** The link by which somebody who manages a server takes the bot into it. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: PermissionsBitField.resolve([...neededPermissions]).toString(),
  });
  return `${discord}${Routes.oauth2Authorization()}?${query.toString()}`;
}

/**
 * The application that a bot's token is of: its first part is the id in base64, and a bot has its application's id
 * unless both are older than 2016. Null where it is no token.
 */
export function applicationOf(token: string): string | null {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{17,20}$/.test(id) ? id : null;
}
