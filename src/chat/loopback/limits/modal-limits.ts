import { ComponentType, TextInputStyle } from 'discord.js';
import { z } from 'zod';
import { stringSelectSchema } from './select-limits.js';
import { refuse, text } from './length.js';

const inputBasics = {
  type: z.literal(ComponentType.TextInput),
  custom_id: text(1, 100),
  style: z.literal([TextInputStyle.Short, TextInputStyle.Paragraph]),
  placeholder: text(0, 100).nullish(),
  value: text(0, 4000).nullish(),
  min_length: z.number().int().min(0).max(4000).nullish(),
  max_length: z.number().int().min(1).max(4000).nullish(),
};

interface InputBounds {
  readonly min_length?: number | null | undefined;
  readonly max_length?: number | null | undefined;
}

function checkBounds(input: InputBounds, context: z.RefinementCtx): void {
  if ((input.min_length ?? 0) > (input.max_length ?? 4000)) {
    refuse(context, 'TEXT_INPUT_INVALID_LENGTHS', 'min_length is greater than max_length', ['min_length']);
  }
}

/** In a row, a text input carries its label itself. */
const inRow = z.looseObject({ ...inputBasics, label: text(1, 45) }).superRefine(checkBounds);
/** Under a label component, it must not. */
const inLabel = z.looseObject({ ...inputBasics, label: z.null().optional() }).superRefine(checkBounds);

const row = z.looseObject({
  type: z.literal(ComponentType.ActionRow),
  components: z.array(inRow).length(1),
});
const label = z.looseObject({
  type: z.literal(ComponentType.Label),
  label: text(1, 45),
  description: text(0, 100).nullish(),
  component: z.discriminatedUnion('type', [inLabel, stringSelectSchema]),
});
const textDisplay = z.looseObject({
  type: z.literal(ComponentType.TextDisplay),
  content: text(1, 4000),
});

/** A modal: a title and one to five fields (docs: Interactions, "Modal"). */
export const modalSchema = z
  .looseObject({
    custom_id: text(1, 100),
    title: text(1, 45),
    components: z
      .array(z.discriminatedUnion('type', [row, label, textDisplay]))
      .min(1)
      .max(5),
  })
  .superRefine((modal, context) => {
    const customIds = modal.components.flatMap(customIdsOf);
    if (new Set(customIds).size < customIds.length) {
      refuse(context, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated', [
        'components',
      ]);
    }
  });

function customIdsOf(component: z.output<typeof row | typeof label | typeof textDisplay>): string[] {
  if ('component' in component && component.type === ComponentType.Label) {
    return [component.component.custom_id];
  }
  if (component.type === ComponentType.ActionRow) return component.components.map((one) => one.custom_id);
  return [];
}
