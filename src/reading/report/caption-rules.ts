import type { BoilerplateRule } from './boilerplate-rules.js';

const credit = String.raw`(?:AFP|AP|Reuters|REUTERS|EPA|EFE|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|Anadolu(?: Agency)?|Xinhua|POOL|Pool|Alamy|Imago|IMAGO|USA TODAY(?: NETWORK)?)`;

/** Captions and picture credits: the credit at one end of the line tells them from prose. */
export const captionRules: readonly BoilerplateRule[] = [
  {
    name: 'copyright at the end',
    pattern: /^.{0,400}?(?:[-–—|.]\s+)(?:copyright|©)\s?[^.!?]{1,80}$/i,
    example: 'Minister Ola Brandt greets dock workers in Delvona - Copyright POOL/AFP MIRA LUND',
  },
  {
    name: 'credit in brackets',
    pattern:
      /^.{0,400}?[([](?:(?:file )?(?:photo|image|picture|photograph|credit|courtesy|illustration|graphic|video|screengrab)s?\b[^()[\]]{0,80}|[^()[\]]{0,60}?\b(?:AP Photo|AFP Photo|via Getty Images|via AP|via Reuters)\b[^()[\]]{0,40})[)\]]\.?$/i,
    example: 'The new tram on Quay Street. (Photo: Mira Lund/Northern Ledger)',
  },
  {
    name: 'credit after a stroke',
    pattern: new RegExp(
      String.raw`^.{0,400}?[\p{L}.]\s?/\s?${credit}(?:\s?/\s?[\p{L} .’'-]{2,40}){0,2}(?: via [\p{L} ]{2,30})?(?:/File)?$`,
      'u',
    ),
    example: 'A ferry leaves the harbour of Delvona at dawn. Mira Lund/AFP/Getty Images',
  },
  {
    name: 'credit after a mark',
    pattern: new RegExp(String.raw`^.{0,400}?(?:[-–—|]|\bvia|\bVia)\s?${credit}(?:\s?/\s?${credit})*$`, 'u'),
    example: 'Rescue boats on the Orn river | REUTERS',
  },
  {
    name: 'credit at the start',
    pattern:
      /^(?:(?:file )?(?:photo|image|picture|photograph|photo credit|image credit|video|graphic|illustration)s? ?(?::|by\b|\/|courtesy|credit).{0,250}|(?:file photo|representational image|representative image|stock photo)\.?)$/i,
    example: 'Photo by Mira Lund',
  },
];
