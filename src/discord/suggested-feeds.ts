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
  { id: 'dw-en', name: 'Deutsche Welle', url: 'https://rss.dw.com/xml/rss-en-all' },
  { id: 'france24-en', name: 'France 24', url: 'https://www.france24.com/en/rss' },
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
