import { describe, expect, test } from 'vitest';
import { boilerplateRules } from '../../../src/reading/report/boilerplate-rules.js';
import { boilerplateRule, withoutBoilerplate } from '../../../src/reading/report/boilerplate.js';
import { captionRules } from '../../../src/reading/report/caption-rules.js';
import { processorMs } from '../../processor-time.js';

const rules = [...boilerplateRules, ...captionRules].map((rule) => [rule.name, rule] as const);

describe('boilerplate', () => {
  test.each(rules)('the rule "%s" takes its example out', (_name, rule) => {
    expect(rule.example).toMatch(rule.pattern);
    expect(boilerplateRule(rule.example)).not.toBeNull();
    expect(rule.pattern.source).toMatch(/^\^.*\$(?:\)\.?\$)?$/s);
  });

  test.each([
    'Please follow us on Facebook',
    'Follow us on Google News and WhatsApp for more',
    'You can follow Ana Vale on X @anavale',
    'READ MORE: Ferries return to the Orn',
    'Read | Ferries return to the Orn',
    'Also read – Ferries return',
    'Related:',
    'Most read',
    'Advertisement',
    '- Advertisement -',
    'Subscribe to our newsletter',
    'Sign up for breaking news alerts',
    'With inputs from agencies.',
    'Contributing: Ana Vale and Ivo Marsh',
    'Northern Ledger staff contributed to this report.',
    '© 2024 Northern Ledger',
    'Facebook Twitter WhatsApp',
    '12 min read',
    '___',
    'Ola Brandt at the harbour. (AP Photo/Mira Lund)',
    'Ola Brandt at the harbour, May 3. Mira Lund/Reuters',
    'FILE PHOTO',
    'Image: the new bridge',
  ])('takes out %j', (line) => {
    expect(boilerplateRule(line)).not.toBeNull();
  });

  test.each([
    'Follow-up talks are planned for May.',
    'Follow the money, the prosecutor told the court.',
    'Read the letter before you sign it, she told the council on Monday.',
    'Watch towers along the border were taken down last spring.',
    'Related cases in two other towns are still before the courts.',
    'Subscribers to the service fell by three percent.',
    'Subscribe or perish, as one publisher put it.',
    'Sign language will be taught in every school of Delvona.',
    'Support for the mayor fell to 30 percent.',
    'Copyright law protects the song for seventy years, the court held.',
    'Advertisement spending rose by a tenth, the firm said.',
    'Share prices rose in early trading.',
    'Print newspapers lost a fifth of their readers.',
    'Photographs from the scene show two damaged trams.',
    'Photo editors at three papers resigned in protest.',
    'Image is everything, the coach said.',
    'The minister told AFP that talks would go on.',
    'The strike was first reported by Reuters.',
    '“Follow us,” the guide said.',
    'Have a good day, the guard said.',
    'Listen to the people, Vale told the mayor.',
    'Recommended doses were not kept to, the report says.',
    'Trending upward, wages rose again in May.',
    '2024',
    '500 people fled.',
    '(c) the worker carries on an independent trade',
  ])('leaves prose: %j', (line) => {
    expect(boilerplateRule(line)).toBeNull();
  });

  test('a long paragraph is prose, whatever it begins with', () => {
    expect(
      boilerplateRule(`Follow us on this road, said the guide. ${'It is long. '.repeat(60)}`),
    ).toBeNull();
  });

  test.each(['/', ' ', '.', 'a/', '– ', '(photo ', 'share ', 'by A '])(
    'costs little on %j repeated',
    (part) => {
      const line = part.repeat(500 / part.length);
      expect(processorMs(() => boilerplateRule(line))).toBeLessThan(50);
    },
  );

  test('keeps the order of what it leaves', () => {
    expect(withoutBoilerplate(['One.', 'Advertisement', 'Two.', '* * *', 'Three.'])).toEqual([
      'One.',
      'Two.',
      'Three.',
    ]);
  });
});
