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
  readonly teasers: { readonly paragraphs: number; readonly belowLinks: number };
  /** Share of all text of the page that stands in links. */
  readonly bodyLinkShare: number;
}

/** Below so many letters a text may be a notice; an article of more is never taken for a wall. */
const longNotice = 1_000;
/** … nor one of more than this that the page marks as an article. */
const longMarkedNotice = 350;
/** A notice has fewer paragraphs of so many letters. */
const fewestParagraphs = 3;
const fullParagraph = 75;
/** All that can be read on a page which shows a notice. */
const longNoticePage = 3_000;
const shortestArticle = 140;
/** Below so many letters the beginning of an article is taken for all that is shown: by any sign, by one sign, by two. */
const stub = { anySign: 350, oneSign: 1_000, twoSigns: 2_500 } as const;
/** Where a page says "subscribe to read on", within so many characters below its text. */
const belowText = 1_500;

const botWall =
  /just a moment|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|not a robot|unusual traffic|access (?:to this page has been )?denied|enable (?:javascript|js) and (?:cookies|disable any ad blocker)|pardon our interruption|attention required|captcha|please (?:turn|enable) javascript/i;
const consentWall =
  /before you continue to|we (?:value|care about) your privacy|(?:we|our partners|and our \d+ partners).{0,60}\b(?:use|store)\b.{0,40}\bcookies\b|accept (?:all )?cookies|cookie (?:consent|preferences|settings)|manage (?:your )?(?:consent|privacy)|agree to the use of cookies|alle akzeptieren|zustimmen und weiter|wir (?:schätzen|respektieren) ihre privatsphäre|mit werbung (?:weiter ?)?lesen|ihre zustimmung .{0,20}widerrufen|nous respectons votre vie privée|accepter et (?:continuer|fermer)|valoramos (?:su|tu) privacidad/i;
const paywall =
  /subscribe (?:now |today )?to (?:(?:continue|keep) reading|read (?:this|the|more|on)|unlock)|(?:continue|keep) reading (?:for|with)|(?:read|unlock) (?:the )?(?:full|rest of|whole) (?:article|story|of (?:this|the))|to (?:continue|keep) reading,? (?:subscribe|sign|log|create|register)|(?:this|the full) (?:article|content|story) is (?:for|only (?:available )?(?:to|for)|reserved for|available (?:only )?to|exclusive (?:to|for)) (?:our )?(?:paying |registered |premium )?(?:subscribers|members)|you(?:'|’)ve reached your (?:free )?(?:article )?limit|continue reading with a subscription|(?:dieser artikel|weiterlesen|jetzt weiterlesen) (?:ist|mit|nur) .{0,40}(?:abo|plus|premium|abonnenten)|(?:la suite|cet article) est réservée? (?:à nos|aux) abonnés|(?:contenido|artículo) (?:exclusivo|solo) para (?:suscriptores|socios)|会員限定|続きをお読みいただけます/i;
/** Said in the head of many pages that are free. */
const weakPaywall =
  /already a (?:subscriber|member)\?|subscribers?[- ]only|premium (?:article|content)|nur für abonnenten|réservé aux abonnés|log ?in to (?:continue|read)/i;
/** Stands on walls, but in advertisements and in articles on the trade too: alone it tells only of a short notice. */
const offer =
  /to read (?:this|the) (?:article|story)(?: in full)?,? (?:please )?(?:you need|subscribe|register|sign)|(?:register|sign up|log in)\b.{0,30} to (?:continue|keep) read|start your (?:free )?trial|(?:contenido|artículo) (?:es )?(?:exclusivo|solo) para/i;
const missing =
  /^(?:error )?404\b|page not found|page (?:you (?:were|are) looking for )?(?:does ?n[o’']t exist|can(?:no|’|')t be found)|(?:seite|página) n(?:icht gefunden|o encontrada)/i;

/** Why a page holds no article, null where it does. A long text is an article, whatever words stand in it. */
export function judgePage(signs: PageSigns): PageRefusal | null {
  const length = letters(signs.text);
  const paragraphs = signs.text.split('\n').filter((paragraph) => letters(paragraph) >= fullParagraph);
  const isShort =
    length < (signs.isMarkedArticle ? longMarkedNotice : longNotice) && paragraphs.length < fewestParagraphs;
  const head = `${signs.title}\n${signs.text}\n${signs.bodyText.slice(0, 4_000)}`;
  const isNotice = letters(signs.bodyText) < longNoticePage;
  if (isShort && (missing.test(signs.title) || (isNotice && missing.test(signs.text.slice(0, 120)))))
    return 'missing-page';
  if (isShort && isNotice && botWall.test(head)) return 'bot-wall';
  if (isShort && isNotice && !signs.isMarkedArticle && consentWall.test(head)) return 'consent-wall';
  if (isShort && isNotice && !signs.isMarkedArticle && offer.test(head)) return 'paywall';
  if (isStub(signs, length)) return 'paywall';
  if (!signs.isMarkedArticle && isIndex(signs)) return 'index-page';
  if (length < shortestArticle) return consentWall.test(head) ? 'consent-wall' : 'no-article';
  return null;
}

/** Whether only the beginning is shown: the page says so in its data, or in words within or right below the text. */
function isStub({ text, bodyText, isFree }: PageSigns, length: number): boolean {
  const end = text.slice(-40);
  const at = end === '' ? -1 : bodyText.indexOf(end);
  const near = at === -1 ? text : `${text}\n${bodyText.slice(at, at + end.length + belowText)}`;
  const says = paywall.test(near) || (length < stub.anySign && paywall.test(bodyText));
  const offers = offer.test(near);
  const hints = length < stub.anySign && (offers || weakPaywall.test(near));
  if (!isFree && (says || offers)) return length < stub.twoSigns;
  return length < stub.oneSign && (says || hints || (!isFree && length < stub.oneSign * 0.6));
}

/** A front page or a section: most of what can be read there are links to articles. */
function isIndex({ path, type, linkShare, bodyLinkShare, text, bodyText, teasers }: PageSigns): boolean {
  if (linkShare > 0.6 || (teasers.belowLinks >= 4 && teasers.belowLinks >= teasers.paragraphs * 0.6))
    return true;
  if (letters(text) < shortestArticle) return bodyLinkShare > 0.5 && letters(bodyText) > 300;
  if (type === 'article') return false;
  const sentences = text.match(/[\p{Ll}”"’)][.!?。]["”’]?(?:\s|$)/gu)?.length ?? 0;
  const fewSentences = linkShare > 0.35 || sentences < 3;
  if (/^\/(?:index\.\w{2,5})?$/.test(path))
    return bodyLinkShare > 0.5 || (bodyLinkShare > 0.25 && fewSentences);
  return /^\/[a-z]+(?:\/[a-z]+)?\/?$/.test(path) && bodyLinkShare > 0.3 && fewSentences;
}

/** A letter of Chinese, Japanese or Korean says as much as three of an alphabet. */
function letters(text: string): number {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return (text.match(/\p{L}/gu)?.length ?? 0) + dense * 2;
}
