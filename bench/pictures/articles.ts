/** Invented reports for the pictures: of one event by three outlets, and of another. Their sites exist nowhere. */
export interface PicturedArticle {
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  readonly author: string;
  readonly date: string;
  readonly paragraphs: readonly string[];
}

export const picturedArticles: readonly PicturedArticle[] = [
  {
    url: 'https://harbourpost.example/ferry-aground',
    title: 'Ferry runs aground off Tamsin Ford in heavy fog',
    outlet: 'Harbour Post',
    author: 'Ida Renholm',
    date: '2026-11-19',
    paragraphs: [
      'The ferry Aurelia ran aground on a sandbank off Tamsin Ford on Thursday evening with 112 passengers on board, the coastguard said.',
      'All of them were brought ashore within three hours, and nobody was hurt.',
      '“The fog came in faster than any of us had seen it,” said Captain Marit Solvang, who has commanded the ferry for eleven years.',
      'The operator, Sound Lines, has cancelled all crossings between Tamsin Ford and Penfold until Saturday morning.',
      'A tug from Penfold will try to pull the ferry free at high tide on Friday, and a boom has been laid around it in case fuel should leak.',
      'Passengers spent the night in the school of Tamsin Ford, where people from the town brought blankets, soup and dry clothes.',
    ],
  },
  {
    url: 'https://penfoldcourier.example/news/aurelia',
    title: 'Rescuers bring Aurelia passengers ashore',
    outlet: 'Penfold Courier',
    author: 'Tobias Lund',
    date: '2026-11-20',
    paragraphs: [
      'Lifeboats brought 118 people ashore after the ferry Aurelia ran aground off Tamsin Ford, the rescue service of Penfold said on Friday.',
      'The ferry was travelling at nine knots when it struck the sandbank, according to the harbour master, Elin Brask.',
      'Crossings to Penfold will start again on Saturday, weather permitting.',
      'The boats made seven trips through the fog, with a crew member calling out names at the rail, and the last passenger came ashore shortly before eleven.',
      'Two people were treated for cold in the harbour office and went home, a nurse said.',
    ],
  },
  {
    url: 'https://coastradio.example/2026/11/aurelia-inquiry',
    title: 'Inquiry opens into grounding of the Aurelia',
    outlet: 'Coast Radio',
    author: 'Hanne Ostby',
    date: '2026-11-21',
    paragraphs: [
      'Investigators have opened an inquiry into why the ferry Aurelia ran aground off Tamsin Ford on Thursday.',
      'They will look first at the radar of the ferry, which had been reported faulty twice in October, the transport ministry said.',
      'Transport minister Jonas Vik said that no ferry would sail in fog without a working radar from now on.',
      'The inquiry will hear the captain, the crew and the harbour master next week, and a first report is expected before Christmas.',
      'Sound Lines said that it would help the investigators and that the fault in the radar had been repaired on both occasions.',
    ],
  },
  {
    url: 'https://harbourpost.example/lighthouse-sold',
    title: 'Council sells the old lighthouse',
    outlet: 'Harbour Post',
    author: 'Ida Renholm',
    date: '2023-02-03',
    paragraphs: [
      'The council of Tamsin Ford sold the old lighthouse to the Brandt family for 240,000 crowns on Friday.',
      'The family wants to open a museum of navigation in it.',
      'Eleven members voted for the sale and four against it, after a debate of two hours in which the price was called too low.',
      'The lamp went dark twelve years ago, when the harbour got lit buoys, and the tower has stood empty since the last keeper retired.',
    ],
  },
];

/** The page of such a report, as a site would send it. */
export function articlePage({ url, title, outlet, author, date, paragraphs }: PicturedArticle): string {
  const facts = {
    '@type': 'NewsArticle',
    headline: title,
    datePublished: date,
    author: { name: author },
    publisher: { name: outlet },
  };
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return `<!doctype html><html lang="en"><head><title>${title}</title><link rel="canonical" href="${url}">
<meta property="og:site_name" content="${outlet}">
<script type="application/ld+json">${JSON.stringify(facts)}</script></head>
<body><article><h1>${title}</h1>${text}</article></body></html>`;
}
