import { ChannelType, ComponentType, type APISelectMenuComponent } from 'discord.js';
import { UserError } from '../../errors.js';
import { apiChannel } from './api-objects.js';
import { canSee } from './permissions.js';
import { ResolvedEntities, type EntityKind } from './resolved-entities.js';
import type { LoopbackChannel, LoopbackUser } from './world-model.js';
import type { World } from './world.js';

/** Something that a menu offers: its value, and how a person reads it. */
export interface SelectChoice {
  readonly value: string;
  readonly label: string;
}

type EntitySelect = Exclude<APISelectMenuComponent, { type: ComponentType.StringSelect }>;

const kindsOfSelect: Readonly<Record<EntitySelect['type'], readonly EntityKind[]>> = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
};

/** What a menu offers a person in a channel, as Discord's client lists it. */
export function selectChoices(
  world: World,
  channel: LoopbackChannel,
  asker: LoopbackUser,
  menu: APISelectMenuComponent,
): readonly SelectChoice[] {
  if (menu.type === ComponentType.StringSelect) {
    return menu.options.map(({ value, label }) => ({ value, label }));
  }
  const { guild } = channel;
  return kindsOfSelect[menu.type].flatMap((kind): SelectChoice[] => {
    switch (kind) {
      case 'user': {
        const people = guild ? [...guild.members.values()].map(({ user }) => user) : [asker, world.bot];
        return people.map((user) => named('@', user));
      }
      case 'role':
        return (guild?.roles ?? []).map((role) => named('@', role));
      case 'channel': {
        const channels = [...(guild?.channels.values() ?? [])].filter((one) =>
          isListed(one, asker, world, menu),
        );
        return channels.map((one) => named('#', one));
      }
    }
  });
}

function named(mark: string, { id, name }: { readonly id: string; readonly name: string }): SelectChoice {
  return { value: id, label: name.startsWith('@') ? name : `${mark}${name}` };
}

/** A channel that the person sees, of a type that the menu wants; threads only where it names them. */
function isListed(
  channel: LoopbackChannel,
  asker: LoopbackUser,
  world: World,
  menu: APISelectMenuComponent,
): boolean {
  const wanted = menu.type === ComponentType.ChannelSelect ? menu.channel_types : undefined;
  const { type } = apiChannel(channel);
  const fits = wanted?.length ? wanted.includes(type) : type === ChannelType.GuildText;
  return fits && canSee(channel, asker.id, world.bot.id);
}

/**
 * The `data` of a choice from a menu; people, roles and channels may be given by name or id.
 * @throws UserError "bad-choice" where Discord's client would not let it be chosen
 */
export function selectData(
  world: World,
  channel: LoopbackChannel,
  asker: LoopbackUser,
  menu: APISelectMenuComponent,
  values: readonly string[],
): object {
  const offered = selectChoices(world, channel, asker, menu);
  const chosen = values.map((given) => {
    const found =
      offered.find(({ value }) => value === given) ??
      offered.find(({ label }) => label === given || label.replace(/^[@#]/, '') === given);
    if (found) return found.value;
    const known = offered.map(({ value, label }) =>
      menu.type === ComponentType.StringSelect ? value : label,
    );
    throw new UserError(
      'bad-choice',
      `"${given}" is not on the menu; choose from ${known.join(', ') || 'nothing: it is empty here'}.`,
    );
  });
  const distinct = [...new Set(chosen)];
  const [least, most] = [menu.min_values ?? 1, menu.max_values ?? 1];
  if (distinct.length < least || distinct.length > most) {
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    throw new UserError('bad-choice', `This menu takes ${wanted}, and ${distinct.length} were chosen.`);
  }
  const data = { custom_id: menu.custom_id, component_type: menu.type, values: distinct };
  if (menu.type === ComponentType.StringSelect) return data;
  const resolved = new ResolvedEntities(world, channel.guild, asker);
  for (const id of distinct) resolved.add(id, kindsOfSelect[menu.type]);
  return { ...data, resolved: resolved.toJSON() ?? {} };
}
