/** A kind of line that stands around reports and is no part of them. The pattern matches the whole line. */
export interface BoilerplateRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** A line that it takes out. */
  readonly example: string;
}

/**
 * Lines that are taken out wherever they stand. Each pattern is anchored at both ends and bounded in
 * length, so that it costs linear time and no paragraph of prose can be long enough to match.
 */
export const boilerplateRules: readonly BoilerplateRule[] = [
  {
    name: 'separator',
    pattern: /^[^\p{L}\p{N}]{1,200}$/u,
    example: '* * *',
  },
  {
    name: 'bare link',
    pattern: /^(?:(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+\s*){1,5}$/i,
    example: 'https://example.com/story?id=7',
  },
  {
    name: 'bare e-mail address',
    pattern: /^(?:e-?mail:?\s*)?[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}$/i,
    example: 'p.vale@example.com',
  },
  {
    name: 'end mark',
    pattern: /^[([-]{0,3}\s?(?:end|ends|the end|30|more to follow)\s?[)\]-]{1,3}$/i,
    example: '(END)',
  },
  {
    name: 'pointer in another language',
    pattern:
      /^[>»\s]*(?:lesen sie (?:auch|mehr)|lesen sie hier|mehr zum thema|zum thema|weiterlesen|lire (?:aussi|la suite|également)|à lire (?:aussi|également)|voir aussi|sur le même sujet|le[ae] (?:también|más)|lee (?:también|más)|ver también|te puede interesar|también te puede interesar|noticias? relacionadas?|leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|leggi (?:tutto|di più)|ayrıca oku|ilgili haber(?:ler)?|lees ook|læs også|läs (?:också|mer|även)|les også|czytaj (?:także|też|więcej)|zobacz też|читайте также|читайте ещё|читайте також|по теме|阅读下一篇|相关新闻|関連記事|관련기사)(?:\s?[:：|>»–—-].{0,250}|[.…]{0,3})$/iu,
    example: 'Lesen Sie auch: Fähren kehren zurück',
  },
  {
    name: 'follow us',
    pattern: /^(?:please )?(?:follow|like|find|join) us (?:on|at)\b.{0,250}$/i,
    example: 'Follow us on Instagram, YouTube and Telegram for the latest',
  },
  {
    name: 'follow the reporter',
    pattern:
      /^(?:you can )?follow [^.!?]{2,80}? on (?:X\b|twitter|facebook|instagram|threads|bluesky|tiktok|linkedin|social media).{0,160}$/i,
    example: 'Follow Petra Vale on Twitter: @petravale',
  },
  {
    name: 'reach the reporter',
    pattern: /^(?:you can )?(?:reach|contact|e-?mail) [^!?]{2,120}?\S@\S.{0,160}$/i,
    example: 'Reach the reporter at p.vale@example.com',
  },
  {
    name: 'pointer to another story',
    pattern:
      /^[>»\s]*(?:read|read more|read also|read next|read the full story|also read|see also|see more|watch|watch also|listen|more|related|related (?:stories|articles|news|content|coverage|topics)|more on this|more from [\p{L} ]{2,30}|recommended|don['’]t miss|must read|editor['’]s picks?|most read|trending)\s?(?::|\||>|»|–|—).{0,250}$/iu,
    example: 'Also read: Harbour ferries return after the storm',
  },
  {
    name: 'heading of pointers',
    pattern:
      /^(?:read|read more|read also|also read|see also|related (?:stories|articles|news|content|coverage|topics)|more on this(?: story)?|recommended(?: for you| stories)?|you may also like|most (?:read|popular|viewed)|trending(?: now)?|top stories|editor['’]s picks?|tags|topics|latest news)\s?[:.>»]?$/i,
    example: 'Related stories',
  },
  {
    name: 'advertisement',
    pattern:
      /^[-–—\s]*(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|scroll to continue.{0,30}|continue reading below.{0,30}|skip (?:past )?(?:ad|advert|newsletter).{0,40})[-–—.:\s]*$/i,
    example: 'Article continues after advertisement',
  },
  {
    name: 'newsletter',
    pattern:
      /^(?:subscribe|sign up|click here|tap here|register(?: now| here)?|download|get our|get the)\b.{0,100}?\b(?:newsletters?|alerts?|updates|inbox|notifications?|channel|digest|app|podcast|breaking news)\b.{0,120}$/i,
    example: 'Sign up here for our morning newsletter',
  },
  {
    name: 'subscribe',
    pattern:
      /^(?:subscribe|sign up|log in|sign in)(?: (?:now|today|here|to read|to continue|for free|for more)){1,3}.{0,60}$/i,
    example: 'Subscribe now for full access',
  },
  {
    name: 'support us',
    pattern: /^(?:support|donate to|help fund|fund) (?:our|independent|local|quality)\b.{0,120}$/i,
    example: 'Support independent journalism from as little as £1',
  },
  {
    name: 'inputs',
    pattern:
      /^\(?with (?:additional |agency )?(?:inputs?|reporting|files?|material|information|contributions?)(?: (?:from|by) .{0,120})?\)?\.?$/i,
    example: '(With inputs from agencies)',
  },
  {
    name: 'contributors',
    pattern:
      /^\(?(?:contributing|contributed by|contributors?):.{0,150}$|^.{2,160} contributed to (?:this|the) (?:report|story|article)\.?\)?$/i,
    example: 'Ivo Marsh in Delvona contributed to this report.',
  },
  {
    name: 'copyright',
    pattern: /^(?:copyright\s*(?:©|\(c\)|\d{4}|:|by\b|[-–—])|©|\(c\)\s+\d{4}).{0,200}$/i,
    example: 'Copyright 2024 Northern Ledger',
  },
  {
    name: 'all rights reserved',
    pattern: /^.{0,120}\ball rights reserved\b.{0,160}$/i,
    example: '2024 Northern Ledger. All rights reserved.',
  },
  {
    name: 'first published elsewhere',
    pattern:
      /^this (?:article|story|report|piece) (?:was |has been )?(?:originally |first )(?:published|appeared|ran|reported)\b.{0,200}$/i,
    example: 'This article was originally published on the Northern Ledger website.',
  },
  {
    name: 'share bar',
    pattern:
      /^(?=.*[a-z])(?:(?:share|share this(?: article| story)?|tweet|pin|e-?mail|print|save|copy link|link copied|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|messenger|pocket|flipboard|comments?|listen|bookmark|\d{1,5})(?:[\s|,·•/]+|$)){1,15}$/i,
    example: 'Share | Tweet | WhatsApp | Email',
  },
  {
    name: 'reading time',
    pattern: /^(?:reading time:?\s*\d{1,2}\s?min(?:ute)?s?|\d{1,2}[- ]min(?:ute)?s? read)$/i,
    example: '4 min read',
  },
  {
    name: 'embedded post',
    pattern: /^(?:view this post on|a post shared by)\b.{0,120}$/i,
    example: 'View this post on Instagram',
  },
  {
    name: 'tip box',
    pattern: /^(?:have|got|spotted) (?:a|an) (?:story|tip|news tip|typo|correction|error)\b.{0,160}$/i,
    example: 'Have a tip? Write to our newsroom',
  },
];
