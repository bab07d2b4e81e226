/** A line that `import` reads. */
export interface ImportLine {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly url: string;
  readonly text: string;
}

const places = ['Norrholm', 'Vashti Bay', 'Quillmere', 'Ostrava Reach', 'Penfold', 'Larkness', 'Tamsin Ford'];
const people = ['Ilka Brandt', 'Osei Marlowe', 'Priya Vantongeren', 'Teodor Hask', 'Wren Adeyemi'];
const works = ['ferry pier', 'tram depot', 'seed bank', 'lighthouse', 'grain silo', 'music school'];

/** The invented article of this number: always the same, and unlike any other. */
export function inventedArticle(number: number): ImportLine {
  const place = places[number % places.length];
  const person = people[number % people.length];
  const work = works[number % works.length];
  const cost = 100 + number * 7;
  const day = String(1 + (number % 28)).padStart(2, '0');
  return {
    id: `invented-${number}`,
    title: `${place} repairs its ${work}, part ${number}`,
    date: `2025-03-${day}`,
    source: number % 2 === 0 ? 'The Quillmere Courier' : 'Harbour Gazette',
    url: `https://courier.example/${number}`,
    text: [
      `The council of ${place} voted on Tuesday to repair the ${work} for ${cost} thousand crowns. The work begins in April and takes ${2 + (number % 9)} months.`,
      `Mayor ${person} said that lot ${number} had waited long enough. “Nobody here will miss the scaffolding,” the mayor told reporters after the vote.`,
      `Opponents had asked for a cheaper plan. Their speaker counted ${number + 12} letters from residents who wanted the money to go into schools, and announced a petition.`,
    ].join('\n\n'),
  };
}

/** So many invented articles as a JSONL file. */
export function inventedFile(count: number): string {
  return Array.from({ length: count }, (_, index) => `${JSON.stringify(inventedArticle(index))}\n`).join('');
}
