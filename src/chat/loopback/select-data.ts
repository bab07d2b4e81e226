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
  /** Whether it is chosen before anybody chooses. */
  readonly isChosen: boolean;
}

type EntitySelect = Exclude<APISelectMenuComponent, { type: ComponentType.StringSelect }>;

const kindsOfSelect: Readonly<Record<EntitySelect['type'], readonly EntityKind[]>> = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
};

/** Who chooses, and where. */
export interface MenuPlace {
  readonly world: World;
  readonly channel: LoopbackChannel;
  readonly asker: LoopbackUser;
}

/** What a menu offers a person in a channel, as Discord's client lists it. */
export function selectChoices(place: MenuPlace, menu: APISelectMenuComponent): readonly SelectChoice[] {
  if (menu.type === ComponentType.StringSelect) {
    return menu.options.map(({ value, label, default: isChosen = false }) => ({ value, label, isChosen }));
  }
  const { world, channel, asker } = place;
  const { guild } = channel;
  return kindsOfSelect[menu.type].flatMap((kind): SelectChoice[] => {
    switch (kind) {
      case 'user': {
        const people = guild ? [...guild.members.values()].map(({ user }) => user) : [asker, world.bot];
        return people.map((user) => named('@', user, menu));
      }
      case 'role':
        return (guild?.roles ?? []).map((role) => named('@', role, menu));
      case 'channel': {
        const channels = [...(guild?.channels.values() ?? [])].filter((one) => isListed(one, place, menu));
        return channels.map((one) => named('#', one, menu));
      }
    }
  });
}

/** A person, role or channel as the client lists it. */
function named(
  mark: string,
  { id, name }: { readonly id: string; readonly name: string },
  menu: EntitySelect,
): SelectChoice {
  const isChosen = menu.default_values?.some((one) => one.id === id) ?? false;
  return { value: id, label: name.startsWith('@') ? name : `${mark}${name}`, isChosen };
}

/** A channel that the person sees, of a type that the menu wants; threads only where it names them. */
function isListed(
  channel: LoopbackChannel,
  { asker, world }: MenuPlace,
  menu: APISelectMenuComponent,
): boolean {
  const wanted = menu.type === ComponentType.ChannelSelect ? menu.channel_types : undefined;
  const { type } = apiChannel(channel);
  const fits = wanted?.length ? wanted.includes(type) : type === ChannelType.GuildText;
  return fits && canSee(channel, asker.id, world.bot.id);
}

/**
 * The values of what is chosen of what a menu offers, each once.
 * @throws UserError "bad-choice" where Discord's client would not let it be chosen
 */
export function checkChosen(
  menu: APISelectMenuComponent,
  values: readonly string[],
  offered: readonly SelectChoice[],
): readonly string[] {
  const chosen = values.map((given) => {
    const found =
      offered.find(({ value }) => value === given) ??
      offered.find(({ label }) => label === given || label.replace(/^[@#]/, '') === given);
    if (found) return found.value;
    const isOfTexts = menu.type === ComponentType.StringSelect;
    const known = offered.map(({ value, label }) => (isOfTexts ? value : label));
    throw new UserError(
      'bad-choice',
      `"${given}" is not on the menu; choose from ${known.join(', ') || 'nothing: it is empty here'}.`,
    );
  });
  const distinct = [...new Set(chosen)];
  const [least, most] = [menu.min_values ?? 1, menu.max_values ?? 1];
  if (distinct.length >= least && distinct.length <= most) return distinct;
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  throw new UserError('bad-choice', `This menu takes ${wanted}, and ${distinct.length} were chosen.`);
}

/**
 * The values of what is chosen from a menu; people, roles and channels may be given by name or id, and are then in
 * `resolved`.
 * @throws UserError "bad-choice" as `checkChosen`
 */
export function resolveChosen(
  menu: APISelectMenuComponent,
  values: readonly string[],
  place: MenuPlace,
  resolved: ResolvedEntities,
): readonly string[] {
  const chosen = checkChosen(menu, values, selectChoices(place, menu));
  if (menu.type === ComponentType.StringSelect) return chosen;
  for (const id of chosen) resolved.add(id, kindsOfSelect[menu.type]);
  return chosen;
}

/** The `data` of a choice from a menu. @throws UserError "bad-choice" as `resolveChosen` */
export function selectData(
  place: MenuPlace,
  menu: APISelectMenuComponent,
  values: readonly string[],
): object {
  const resolved = new ResolvedEntities(place.world, place.channel.guild, place.asker);
  const chosen = resolveChosen(menu, values, place, resolved);
  const data = { custom_id: menu.custom_id, component_type: menu.type, values: chosen };
  return menu.type === ComponentType.StringSelect ? data : { ...data, resolved: resolved.toJSON() ?? {} };
}
