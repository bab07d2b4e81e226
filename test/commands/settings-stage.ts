import { ComponentType, type APIStringSelectComponent } from 'discord.js';
import { guildCollection } from '../../src/archive/collection-id.js';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { readSettings, saveSettings, type CollectionSettings } from '../../src/desk/collection-settings.js';
import type { HostRules } from '../../src/reading/host-rules.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { openStage, type Stage } from './loopback-stage.js';

/** A stage whose settings are really kept, in memory. */
export interface SettingsStage {
  readonly stage: Stage;
  readonly archive: MemoryArchive;
  /** As they were set last. */
  readonly hosts: { rules: HostRules };
  /** Somebody who manages the server, in its channel for news. */
  admin(): LoopbackSession;
  /** The server's settings as they are now. */
  read(): Promise<CollectionSettings>;
}

export async function openSettingsStage(): Promise<SettingsStage> {
  const archive = new MemoryArchive();
  const hosts: SettingsStage['hosts'] = { rules: { allow: [], deny: [] } };
  const stage = await openStage({
    settings: {
      read: (collection) => readSettings(archive.settings, collection),
      change: (collection, change) => saveSettings(archive.settings, collection, change),
    },
    hosts: async () => hosts.rules,
    setHosts: async (_collection, changed) => (hosts.rules = changed),
  });
  return {
    stage,
    archive,
    hosts,
    admin() {
      const dora = stage.loopback.addUser({ name: 'dora' });
      stage.loopback.addMember(stage.server.id, dora, 'admin');
      return stage.loopback.session(dora, {
        guildId: stage.server.id,
        channelId: stage.server.channels.news,
      });
    },
    read: () => readSettings(archive.settings, guildCollection(stage.server.id)),
  };
}

/** The first message of a reply. */
export function shown(reply: ChatReply): ChatMessage {
  const [message] = reply.messages;
  if (!message) throw new Error('Nothing was shown.');
  return message;
}

/** What a menu of texts offers, by value. */
export function optionsOf(message: ChatMessage, customId: string): APIStringSelectComponent['options'] {
  const menus = message.components.flatMap((row) =>
    row.type === ComponentType.ActionRow ? row.components : [],
  );
  const menu = menus.find((one) => 'custom_id' in one && one.custom_id === customId);
  if (menu?.type !== ComponentType.StringSelect) throw new Error(`There is no menu ${customId}.`);
  return menu.options;
}

/** A section of the panel. */
export async function openSection(session: LoopbackSession, section: string): Promise<ChatMessage> {
  const panel = shown(await session.command('settings'));
  return shown(await session.select(panel, 'settings:', [section]));
}
