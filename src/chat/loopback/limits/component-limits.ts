import { ButtonStyle, ComponentType } from 'discord.js';
import { z } from 'zod';
import { refuse, text } from './length.js';
import { entitySelectSchema, stringSelectSchema } from './select-limits.js';

const customId = text(1, 100);
const identifier = { id: z.number().int().optional() };

const button = z
  .looseObject({
    ...identifier,
    type: z.literal(ComponentType.Button),
    style: z.number().int().min(ButtonStyle.Primary).max(ButtonStyle.Premium),
    label: text(0, 80).nullish(),
    custom_id: customId.optional(),
    url: z.string().max(512).optional(),
    disabled: z.boolean().optional(),
  })
  .superRefine((value, context) => {
    const isLink = value.style === ButtonStyle.Link;
    if (isLink && (value.url === undefined || value.custom_id !== undefined)) {
      refuse(context, 'BUTTON_COMPONENT_INVALID_URL', 'A url is required, and no custom id may be given', [
        'url',
      ]);
    }
    if (!isLink && value.style !== ButtonStyle.Premium && value.custom_id === undefined) {
      refuse(context, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required', ['custom_id']);
    }
    if (!value.label && !value['emoji'] && value.style !== ButtonStyle.Premium) {
      refuse(context, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required', ['label']);
    }
  });

const row = z.looseObject({
  ...identifier,
  type: z.literal(ComponentType.ActionRow),
  components: z
    .array(z.discriminatedUnion('type', [button, stringSelectSchema, entitySelectSchema]))
    .min(1)
    .max(5)
    .superRefine((components, context) => {
      if (components.length > 1 && components.some((one) => one.type !== ComponentType.Button)) {
        refuse(context, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A row holds five buttons or one menu');
      }
    }),
});

const textDisplay = z.looseObject({
  ...identifier,
  type: z.literal(ComponentType.TextDisplay),
  content: text(1, 4000),
});
const media = z.looseObject({ url: z.string().max(2048) });
const thumbnail = z.looseObject({ ...identifier, type: z.literal(ComponentType.Thumbnail), media });
const section = z.looseObject({
  ...identifier,
  type: z.literal(ComponentType.Section),
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.looseObject({
  ...identifier,
  type: z.literal(ComponentType.MediaGallery),
  items: z.array(z.looseObject({ media })).min(1).max(10),
});
const file = z.looseObject({ ...identifier, type: z.literal(ComponentType.File), file: media });
const separator = z.looseObject({ ...identifier, type: z.literal(ComponentType.Separator) });
const contents = [row, textDisplay, section, gallery, file, separator] as const;
const container = z.looseObject({
  ...identifier,
  type: z.literal(ComponentType.Container),
  components: z.array(z.discriminatedUnion('type', contents)).min(1),
});

/** Up to five rows of buttons or menus: what stands under a message of content and embeds. */
export const rowsSchema = z.array(row).max(5);

/** Layout of a message with the flag IS_COMPONENTS_V2. */
export const layoutSchema = z.array(z.discriminatedUnion('type', [...contents, container])).min(1);
