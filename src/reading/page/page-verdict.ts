import type { PageRefusal } from './extracted-page.js';

/** What is known of a page when it is judged. */
export interface PageSigns {
  readonly title: string;
  /** The main text that was found. */
  readonly text: string;
  /** All text of the page's body. */
  readonly bodyText: string;
  readonly path: string;
  /** `og:type`, lower case. */
  readonly type: string;
  readonly isFree: boolean;
  readonly isMarkedArticle: boolean;
  /** Share of the main text that stands in links. */
  readonly linkShare: number;
  /** Share of all text of the page that stands in links. */
  readonly bodyLinkShare: number;
}

/** Below so many letters a text may be a notice; an article of more is never taken for a wall. */
const longNotice = 1_500;
const stub = 900;
const shortestArticle = 140;

const botWall =
  /just a moment|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|not a robot|unusual traffic|access (?:to this page has been )?denied|enable (?:javascript|js) and (?:cookies|disable any ad blocker)|pardon our interruption|attention required|captcha|please (?:turn|enable) javascript/i;
const consentWall =
  /before you continue to|we (?:value|care about) your privacy|(?:we|our partners|and our \d+ partners).{0,60}\b(?:use|store)\b.{0,40}\bcookies\b|accept (?:all )?cookies|cookie (?:consent|preferences|settings)|manage (?:your )?(?:consent|privacy)|agree to the use of cookies|alle akzeptieren|zustimmen und weiter/i;
const paywall =
  /subscribe (?:now )?to (?:continue|keep) reading|to (?:continue|keep) reading,? (?:subscribe|sign|log|create|register)|(?:this|the full) (?:article|content|story) is (?:for|only (?:available )?(?:to|for)|reserved for|available (?:only )?to|exclusive (?:to|for)) (?:our )?(?:paying |registered |premium )?(?:subscribers|members)|already a (?:subscriber|member)\?|subscribers[- ]only|you(?:'|’)ve reached your (?:free )?(?:article )?limit|continue reading with a subscription|nur für abonnenten|réservé aux abonnés/i;
const missing =
  /^(?:error )?404\b|page not found|page (?:you (?:were|are) looking for )?(?:does ?n[o’']t exist|can(?:no|’|')t be found)|(?:seite|página) n(?:icht gefunden|o encontrada)/i;

/** Why a page holds no article, null where it does. A long text is an article, whatever words stand in it. */
export function judgePage(signs: PageSigns): PageRefusal | null {
  const length = letters(signs.text);
  const isShort = length < longNotice;
  const head = `${signs.title}\n${signs.text}\n${signs.bodyText.slice(0, 4_000)}`;
  const isNotice = letters(signs.bodyText) < longNotice * 2;
  if (isShort && (missing.test(signs.title) || (isNotice && missing.test(signs.text.slice(0, 300)))))
    return 'missing-page';
  if (isShort && isNotice && botWall.test(head)) return 'bot-wall';
  if (isShort && isNotice && !signs.isMarkedArticle && consentWall.test(head)) return 'consent-wall';
  if (length < stub && (!signs.isFree || paywall.test(head))) return 'paywall';
  if (!signs.isMarkedArticle && isIndex(signs)) return 'index-page';
  if (length < shortestArticle) return consentWall.test(head) ? 'consent-wall' : 'no-article';
  return null;
}

/** A front page or a section: most of what can be read there are links to articles. */
function isIndex({ path, type, linkShare, bodyLinkShare, text, bodyText }: PageSigns): boolean {
  if (linkShare > 0.6) return true;
  if (letters(text) < shortestArticle) return bodyLinkShare > 0.5 && letters(bodyText) > 300;
  const isSection = path === '/' || /^\/[a-z]+(?:\/[a-z]+)?\/?$/.test(path);
  const sentences = text.match(/[\p{Ll}”"’)][.!?。]["”’]?(?:\s|$)/gu)?.length ?? 0;
  return isSection && type !== 'article' && bodyLinkShare > 0.3 && (linkShare > 0.35 || sentences < 3);
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
