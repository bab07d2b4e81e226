import { MessageFlags } from 'discord.js';
import { z } from 'zod';
import { checkForm } from './check-form.js';
import { layoutSchema, rowsSchema } from './component-limits.js';
import { embedsSchema } from './embed-limits.js';
import { lengthOf, refuse, text } from './length.js';

const attachmentSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  filename: text(1, 1024).nullish(),
  description: text(0, 1024).nullish(),
});

const basics = {
  flags: z.number().int().nullish(),
  attachments: z.array(attachmentSchema).max(10).nullish(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
      users: z.array(z.string()).max(100).optional(),
      roles: z.array(z.string()).max(100).optional(),
      replied_user: z.boolean().nullish(),
    })
    .superRefine((allowed, context) => {
      for (const kind of ['users', 'roles'] as const) {
        if (!allowed.parse?.includes(kind) || !allowed[kind]?.length) continue;
        const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
        refuse(context, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message, [kind]);
      }
    })
    .nullish(),
  message_reference: z
    .looseObject({
      type: z.number().int().nullish(),
      message_id: z.string().optional(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
};

const plainSchema = z.looseObject({
  ...basics,
  content: text(0, 2000).nullish(),
  embeds: embedsSchema.nullish(),
  components: rowsSchema.nullish(),
});

const layoutMessageSchema = z.looseObject({
  ...basics,
  content: z.string().nullish(),
  embeds: z.array(z.unknown()).nullish(),
  components: layoutSchema.nullish(),
});

/** What a bot sends as a message; what is absent stays as it is when a message is edited. */
export type MessageForm = z.output<typeof plainSchema> | z.output<typeof layoutMessageSchema>;

/**
 * Checks a message that a bot sends.
 * @param isLayout whether the message that is edited has IS_COMPONENTS_V2 already, which cannot be taken back
 * @throws DiscordRefusal 50035
 */
export function checkMessage(body: unknown, isLayout: boolean): MessageForm {
  const { flags } = z.looseObject({ flags: z.number().nullish() }).catch({}).parse(body);
  const asLayout = isLayout || ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  return asLayout
    ? checkForm(layoutMessageSchema.superRefine(checkLayout).superRefine(checkComponents), body)
    : checkForm(plainSchema.superRefine(checkComponents), body);
}

function checkLayout(form: MessageForm, context: z.RefinementCtx): void {
  for (const field of ['content', 'embeds'] as const) {
    if (form[field]?.length) {
      refuse(
        context,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        [field],
      );
    }
  }
}

function checkComponents(form: MessageForm, context: z.RefinementCtx): void {
  const all = [...walk(form.components ?? [])];
  if (all.length > 40) {
    refuse(context, 'BASE_TYPE_BAD_LENGTH', 'Must be 40 or fewer components in total.', ['components']);
  }
  const characters = all.reduce((sum, one) => sum + lengthOf(textOf(one)), 0);
  if (characters > 4000) {
    refuse(context, 'COMPONENT_TEXT_DISPLAY_MAX_LENGTH', 'Components hold more than 4000 characters', [
      'components',
    ]);
  }
  const customIds = all.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
  if (new Set(customIds).size < customIds.length) {
    refuse(context, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated', [
      'components',
    ]);
  }
}

function textOf(component: object): string {
  const isText = 'content' in component && typeof component.content === 'string';
  return isText ? (component.content as string) : '';
}

/** A component and all that it holds. */
function* walk(value: unknown): Generator<object> {
  if (Array.isArray(value)) {
    for (const one of value) yield* walk(one);
  } else if (value !== null && typeof value === 'object') {
    yield value;
    if ('components' in value) yield* walk(value.components);
    if ('accessory' in value) yield* walk(value.accessory);
  }
}
