import { Locale } from 'discord.js';
import { z } from 'zod';
import { lengthOf, refuse } from './length.js';

/** Texts by the locales of their readers. */
export type Localizations = Readonly<Record<string, string | null>> | null | undefined;

interface Named {
  readonly name: string;
  readonly name_localizations?: Localizations;
}

const locales: ReadonlySet<string> = new Set(Object.values(Locale));

/** A text in further languages: each follows the rule, under a locale that Discord has (docs: Reference, "Locales"). */
export function localizations(rule: z.ZodType<string>) {
  return z
    .record(z.string(), rule.nullable())
    .superRefine((texts, context) => {
      for (const locale of Object.keys(texts).filter((key) => !locales.has(key))) {
        refuse(context, 'BASE_TYPE_CHOICES', `Value must be one of ${[...locales].join(', ')}.`, [locale]);
      }
    })
    .nullish();
}

/** Where somebody, in whatever language he reads, would see a name that an earlier one has. @param named null: not looked at */
export function findTwice(named: readonly (Named | null)[]): readonly number[] {
  const used = new Set(named.flatMap((one) => Object.keys(one?.name_localizations ?? {})));
  const found = new Set<number>();
  for (const locale of [null, ...used]) {
    const seen = new Set<string>();
    for (const [index, one] of named.entries()) {
      if (!one) continue;
      const name = (locale === null ? null : one.name_localizations?.[locale]) ?? one.name;
      if (seen.has(name)) found.add(index);
      seen.add(name);
    }
  }
  return [...found];
}

/** In characters: of a text in several languages the longest counts. */
export function longest(text: string, texts: Localizations): number {
  return Math.max(...[text, ...Object.values(texts ?? {})].map((one) => lengthOf(one ?? '')));
}
