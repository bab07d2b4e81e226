import { z } from 'zod';
import { lengthOf, refuse, text } from './length.js';

const link = z
  .string()
  .max(2048)
  .regex(/^(https?|attachment):\/\//i, 'Scheme must be one of (http, https, attachment).');

/** Limits of one embed (docs: Message, "Embed Limits"). */
const embedSchema = z.looseObject({
  title: text(0, 256).optional(),
  description: text(0, 4096).optional(),
  url: link.optional(),
  color: z.number().int().min(0).max(0xff_ff_ff).nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  author: z.looseObject({ name: text(1, 256), url: link.optional() }).nullish(),
  footer: z.looseObject({ text: text(1, 2048) }).nullish(),
  fields: z
    .array(z.looseObject({ name: text(1, 256), value: text(1, 1024), inline: z.boolean().optional() }))
    .max(25)
    .nullish(),
});

type Embed = z.output<typeof embedSchema>;

/** Up to ten embeds, 6,000 characters together. */
export const embedsSchema = z
  .array(embedSchema)
  .max(10)
  .superRefine((embeds, context) => {
    const sum = embeds.reduce((total, embed) => total + embedLength(embed), 0);
    if (sum > 6000) {
      refuse(context, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
    }
    for (const [index, embed] of embeds.entries()) {
      if (isEmptyEmbed(embed)) refuse(context, 'BASE_TYPE_REQUIRED', 'This field is required', [index]);
    }
  });

function embedLength(embed: Embed): number {
  const fields = embed.fields ?? [];
  const texts = [
    embed.title,
    embed.description,
    embed.author?.name,
    embed.footer?.text,
    ...fields.flatMap((field) => [field.name, field.value]),
  ];
  return texts.reduce((total, one) => total + lengthOf(one ?? ''), 0);
}

function isEmptyEmbed(embed: Embed): boolean {
  return embedLength(embed) === 0 && !embed['image'] && !embed['thumbnail'] && !embed['video'];
}
