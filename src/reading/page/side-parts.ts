/** A kind of part that stands beside an article's text, told by the words of its class and id. */
export interface SidePart {
  readonly name: string;
  /** Matches `-words-of-class-and-id-`: lower case, between hyphens. */
  readonly words: RegExp;
  /** Larger parts are left: the name was given to more than it says. */
  readonly maximumText: number;
  /** Share of links from which it is one; 0 where links tell nothing. */
  readonly leastLinked: number;
}

const anyLength = Number.POSITIVE_INFINITY;

export const sideParts: readonly SidePart[] = [
  {
    name: 'caption',
    words:
      /-(?:captions?|figcaption|cutline|(?:photo|image|picture|media|img)-?(?:credits?|captions?|copyright)|credit-line|wp-caption-text)-/,
    maximumText: 900,
    leastLinked: 0,
  },
  {
    name: 'advertisement',
    words:
      /-(?:ads?|adverts?|advertisements?|advertorial|adsbygoogle|ad-?(?:slot|unit|container|wrapper)|sponsored|sponsors?|dfp|outbrain|taboola|adblock)-/,
    maximumText: 800,
    leastLinked: 0,
  },
  {
    name: 'related',
    words:
      /-(?:related|recirc|recirculation|recommend(?:ed|ations?|er)?|read-?(?:more|next|also)|see-?also|also-?read|more-?(?:from|on|stories|news|articles)|most-?(?:read|popular|viewed|shared)|popular|trending|up-?next|you-?may-?also-?like|(?:post|article)-?nav(?:igation)?|prev-?next|pagination|pager|yarpp|promos?|promo-?box|teasers?|latest|headlines|similar|linklist|link-?list)-/,
    maximumText: anyLength,
    leastLinked: 0.3,
  },
  {
    name: 'newsletter',
    words:
      /-(?:newsletters?|sign-?up|subscribe|subscription|subscriptions|mailchimp|email-?(?:signup|form)|call-?to-?action|cta|donate|donation|support-us|membership|paywall|regwall|piano|app-?promo)-/,
    maximumText: 900,
    leastLinked: 0,
  },
  {
    name: 'share bar',
    words:
      /-(?:shar(?:e|es|ing)|share-?(?:bar|buttons?|tools|links)|socials?|social-?(?:media|links|share|icons)|addthis|addtoany|sharedaddy|sharethis|a2a|follow-?us|print-?(?:button|link)|article-?tools|toolbar|likes?|reactions?|ratings?|votes?)-/,
    maximumText: 400,
    leastLinked: 0,
  },
  {
    name: 'comments',
    words:
      /-(?:comments?|comment-?(?:list|section|area|form|thread|body)|commentlist|disqus|disqus-thread|respond|fb-comments|livefyre|viafoura|coral|user-?comments|kommentare|comentarios|commentaires)-/,
    maximumText: anyLength,
    leastLinked: 0,
  },
  {
    name: 'author or date',
    words:
      /-(?:author-?(?:bio|box|info|card|description|details|profile|about)?|about-?(?:the-?)?author|authors|bio|by-?line|byline-?(?:wrapper|date)?|timestamp|(?:publish(?:ed)?|post|pub|article|entry)-?date|(?:entry|post|article)-?meta|last-?updated|reading-?time|read-?time|correspondent|contributors?)-/,
    maximumText: 700,
    leastLinked: 0,
  },
  {
    name: 'pull quote',
    words: /-(?:pull-?quotes?|pull-?out(?:-quote)?|quote-?pull)-/,
    maximumText: 350,
    leastLinked: 0,
  },
  {
    name: 'labels',
    words:
      /-(?:breadcrumbs?|tags?|tag-?(?:list|cloud|links)|tagged|taglist|keywords|topics|categories|category-?list|post-?(?:tags|categories)|article-?tags|kicker|disclaimer|copyright|corrections?-?link|skip-?link|print-?only|screen-?reader-?text|sr-only|visually-?hidden|visuallyhidden)-/,
    maximumText: 500,
    leastLinked: 0,
  },
  {
    name: 'player',
    words:
      /-(?:video-?(?:player|js|resource|container|wrapper|embed|title|metadata|info)|jw-?player|media-?player|audio-?player|player|slideshow|slide-?show|carousel|gallery|galleries|photo-?gallery|lightbox|playlist|podcast-?(?:player|promo)|infogram|datawrapper)-/,
    maximumText: 900,
    leastLinked: 0,
  },
  {
    name: 'notice',
    words:
      /-(?:cookies?|cookie-?(?:banner|notice|consent|bar)|consent|gdpr|ccpa|onetrust|overlay|modals?|pop-?ups?|interstitial|app-?banner|toast|adblock-?(?:notice|message)|notification-?(?:bar|prompt)|push-?(?:prompt|notification))-/,
    maximumText: 3_000,
    leastLinked: 0,
  },
  {
    name: 'sidebar',
    words: /-(?:side-?bars?|side-?rail|right-?(?:rail|column|col)|rail|widgets?|widget-?area)-/,
    maximumText: anyLength,
    leastLinked: 0.2,
  },
];

/** The side part that a class and an id name, null where they name none. "with-sidebar" and "no-comments" speak of another part. */
export function sidePartNamed(classAndId: string): SidePart | null {
  const words = wordsOf(classAndId);
  if (words === '--') return null;
  return sideParts.find((part) => part.words.test(words)) ?? null;
}

/** "entry-content hasSidebar" → "-entry-content-". */
function wordsOf(names: string): string {
  const plain = names
    .slice(0, 400)
    .split(/\s+/)
    .map((name) =>
      name
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .replace(/[^a-z\d]+/g, '-'),
    )
    .filter(
      (name) => !/(?:^|-)(?:with|has|no|without|is|not|js|allow|enable|hide|wp-block-group)-/.test(name),
    );
  return `-${plain.join('-').replace(/-+/g, '-').replace(/^-|-$/g, '')}-`;
}
