import { ComponentType } from 'discord.js';
import { z } from 'zod';
import { refuse, text } from './length.js';

const basics = {
  id: z.number().int().optional(),
  custom_id: text(1, 100),
  placeholder: text(0, 150).nullish(),
  min_values: z.number().int().min(0).max(25).nullish(),
  max_values: z.number().int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
};

interface Bounds {
  readonly min_values?: number | null | undefined;
  readonly max_values?: number | null | undefined;
}

/** @param chosen how many values the menu begins with; 0 where it begins with none */
function checkBounds(menu: Bounds, chosen: number, context: z.RefinementCtx): void {
  const [least, most] = [menu.min_values ?? 1, menu.max_values ?? 1];
  if (least > most) {
    refuse(context, 'SELECT_COMPONENT_MIN_VALUES_GREATER_THAN_MAX', 'min_values is greater than max_values', [
      'min_values',
    ]);
  }
  if (chosen > most || (chosen > 0 && chosen < least)) {
    const message = `The number of default values must be between ${least} and ${most}.`;
    refuse(context, 'SELECT_COMPONENT_DEFAULT_VALUES_OUT_OF_RANGE', message, ['default_values']);
  }
}

/** A menu of texts (docs: Component Reference, "String Select"); also allowed in a modal's label. */
export const stringSelectSchema = z
  .looseObject({
    ...basics,
    type: z.literal(ComponentType.StringSelect),
    options: z
      .array(
        z.looseObject({
          label: text(1, 100),
          value: text(1, 100),
          description: text(0, 100).nullish(),
          default: z.boolean().nullish(),
        }),
      )
      .min(1)
      .max(25),
  })
  .superRefine((menu, context) => {
    const { options } = menu;
    checkBounds(menu, options.filter((option) => option.default === true).length, context);
    if ((menu.max_values ?? 1) > options.length || (menu.min_values ?? 1) > options.length) {
      const message = `A menu of ${options.length} options cannot take more values than that.`;
      refuse(context, 'SELECT_COMPONENT_VALUES_EXCEED_OPTIONS', message, ['max_values']);
    }
    if (new Set(options.map((option) => option.value)).size < options.length) {
      refuse(
        context,
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
        ['options'],
      );
    }
  });

/** What the default values of a menu may be. */
const defaultsOfType: Readonly<Record<number, readonly string[]>> = {
  [ComponentType.UserSelect]: ['user'],
  [ComponentType.RoleSelect]: ['role'],
  [ComponentType.MentionableSelect]: ['user', 'role'],
  [ComponentType.ChannelSelect]: ['channel'],
};

/** A menu of people, roles or channels, which Discord's client fills. */
export const entitySelectSchema = z
  .looseObject({
    ...basics,
    type: z.literal([
      ComponentType.UserSelect,
      ComponentType.RoleSelect,
      ComponentType.MentionableSelect,
      ComponentType.ChannelSelect,
    ]),
    default_values: z
      .array(z.looseObject({ id: z.string().regex(/^\d{1,20}$/), type: z.enum(['user', 'role', 'channel']) }))
      .max(25)
      .nullish(),
    channel_types: z.array(z.number().int()).nullish(),
    options: z.undefined('Only a menu of texts has options.').optional(),
  })
  .superRefine((menu, context) => {
    const defaults = menu.default_values ?? [];
    checkBounds(menu, defaults.length, context);
    if (new Set(defaults.map(({ id }) => id)).size < defaults.length) {
      refuse(context, 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value', [
        'default_values',
      ]);
    }
    for (const [index, { type }] of defaults.entries()) {
      if (defaultsOfType[menu.type]?.includes(type)) continue;
      refuse(context, 'SELECT_COMPONENT_DEFAULT_VALUE_TYPE', `A default value cannot be a ${type} here`, [
        'default_values',
        index,
      ]);
    }
  });
