import type { Language } from '../locales/language.js';

/** A feed that an empty archive may begin with. */
export interface SuggestedFeed {
  /** Stable: it stands in messages that were sent. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** The model is an English one: what is in English is found best. */
const english: readonly SuggestedFeed[] = [
  { id: 'bbc-world', name: 'BBC News, World', url: 'https://feeds.bbci.co.uk/news/world/rss.xml' },
  { id: 'guardian-world', name: 'The Guardian, World', url: 'https://www.theguardian.com/world/rss' },
  { id: 'npr', name: 'NPR News', url: 'https://feeds.npr.org/1001/rss.xml' },
  { id: 'dw-en', name: 'Deutsche Welle (English)', url: 'https://rss.dw.com/xml/rss-en-all' },
  { id: 'france24-en', name: 'France 24 (English)', url: 'https://www.france24.com/en/rss' },
  { id: 'aljazeera', name: 'Al Jazeera', url: 'https://www.aljazeera.com/xml/rss/all.xml' },
  { id: 'un-news', name: 'UN News', url: 'https://news.un.org/feed/subscribe/en/news/all/rss.xml' },
];

const inOwnLanguage: Readonly<Partial<Record<Language, readonly SuggestedFeed[]>>> = {
  de: [
    {
      id: 'tagesschau',
      name: 'tagesschau.de',
      url: 'https://www.tagesschau.de/infoservices/alle-meldungen-100~rss2.xml',
    },
    { id: 'dw-de', name: 'Deutsche Welle (Deutsch)', url: 'https://rss.dw.com/xml/rss-de-all' },
  ],
  fr: [
    { id: 'france24-fr', name: 'France 24 (français)', url: 'https://www.france24.com/fr/rss' },
    { id: 'rfi-fr', name: 'RFI', url: 'https://www.rfi.fr/fr/rss' },
  ],
  es: [
    { id: 'bbc-mundo', name: 'BBC News Mundo', url: 'https://feeds.bbci.co.uk/mundo/rss.xml' },
    { id: 'france24-es', name: 'France 24 (español)', url: 'https://www.france24.com/es/rss' },
  ],
  pt: [
    { id: 'bbc-brasil', name: 'BBC News Brasil', url: 'https://feeds.bbci.co.uk/portuguese/rss.xml' },
    { id: 'dw-pt', name: 'Deutsche Welle (português)', url: 'https://rss.dw.com/xml/rss-br-all' },
  ],
  tr: [
    { id: 'bbc-turkce', name: 'BBC News Türkçe', url: 'https://feeds.bbci.co.uk/turkce/rss.xml' },
    { id: 'dw-tr', name: 'Deutsche Welle (Türkçe)', url: 'https://rss.dw.com/xml/rss-tur-all' },
  ],
  ja: [
    { id: 'nhk', name: 'NHKニュース', url: 'https://www3.nhk.or.jp/rss/news/cat0.xml' },
    { id: 'bbc-ja', name: 'BBCニュース（日本語）', url: 'https://feeds.bbci.co.uk/japanese/rss.xml' },
  ],
};

/** Those of the language first. */
export function suggestedFeeds(language: Language): readonly SuggestedFeed[] {
  return [...(inOwnLanguage[language] ?? []), ...english];
}

/** In any language; null where it is suggested no more. */
export function suggestedFeed(id: string): SuggestedFeed | null {
  const all = [...Object.values(inOwnLanguage).flat(), ...english];
  return all.find((feed) => feed.id === id) ?? null;
}
