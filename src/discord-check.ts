import { commands, menus } from '../commands/index.js';
import { checkDiscord } from './discord/diagnosis/check-discord.js';
import { localisedCommand } from './discord/localised-command.js';
import type { Check } from './doctor/finding.js';

/** What the doctor asks Discord. @param restApi another one than the real, as "http://127.0.0.1:4000/api" */
export function discordCheck(token: string, restApi = 'https://discord.com/api'): Check {
  return checkDiscord({
    token,
    restApi,
    commands: [...commands, ...menus].map(({ data }) => localisedCommand(data.toJSON())),
    nowMs: Date.now,
  });
}
