import type { Config } from 'dompurify';

/** The package `dompurify`, which is served beside these modules under this name. */
declare const purify: {
  sanitize(html: string, config: Config & { readonly RETURN_TRUSTED_TYPE: true }): TrustedHTML;
};
export default purify;
