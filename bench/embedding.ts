/**
 * Texts embedded a second by one and by two child processes, over generated passages of about 150 tokens, and how
 * long a question takes meanwhile. Run it on an idle machine: `npm run build && node dist/bench/embedding.js`.
 */
import { readConfig } from '../src/config.js';
import { ProcessEmbedder } from '../src/embedding/process-embedder.js';
import { resolveModelProfile } from '../src/embedding/resolve-model-profile.js';
import { createLogger } from '../src/logger.js';

const passageCount = 600;
const questionCount = 20;
const places = ['Lindmark', 'Orrin Bay', 'Castel Verro', 'the northern district', 'Hallow Ridge'];
const deeds = ['reopened the bridge', 'postponed the vote', 'signed a water treaty', 'closed two schools'];
const numbers = ['14', 'about 300', 'more than 2,000', 'nine'];

/** Eight sentences of some 19 tokens each, all different. */
function generatedPassage(index: number): string {
  return Array.from({ length: 8 }, (_, line) => {
    const seed = index * 8 + line;
    return `On day ${seed} officials in ${places[seed % 5]} ${deeds[seed % 4]}, affecting ${numbers[(seed >> 2) % 4]} people.`;
  }).join(' ');
}

interface Measurement {
  readonly processes: number;
  readonly textsPerSecond: number;
  readonly questionMs: number;
  readonly slowestQuestionMs: number;
}

async function measure(processes: number): Promise<Measurement> {
  const embedder = new ProcessEmbedder({
    profile: resolveModelProfile(readConfig(process.env).model),
    processes,
    logger: createLogger('warn'),
  });
  // All processes are loaded before the clock starts.
  await embedder.embedPassages(Array.from({ length: 100 }, (_, index) => generatedPassage(index)));
  const passages = Array.from({ length: passageCount }, (_, index) => generatedPassage(index + 100));
  const startedAt = performance.now();
  let tookMs = 0;
  const bulk = embedder.embedPassages(passages).then(() => (tookMs = performance.now() - startedAt));
  const questions: number[] = [];
  for (let index = 0; index < questionCount; index++) {
    const askedAt = performance.now();
    await embedder.embedQuestion(`What happened in ${places[index % 5]} on day ${index}?`);
    questions.push(performance.now() - askedAt);
  }
  await bulk;
  await embedder.close();
  const ordered = questions.sort((left, right) => left - right);
  return {
    processes,
    textsPerSecond: passageCount / (tookMs / 1000),
    questionMs: ordered[Math.floor(ordered.length / 2)] ?? 0,
    slowestQuestionMs: ordered.at(-1) ?? 0,
  };
}

const measurements = [await measure(1), await measure(2)];
console.table(
  measurements.map((measurement) => ({
    processes: measurement.processes,
    'texts/s': Math.round(measurement.textsPerSecond),
    'of one process': Number(
      (measurement.textsPerSecond / (measurements[0]?.textsPerSecond ?? 1)).toFixed(2),
    ),
    'question p50 ms (busy)': Math.round(measurement.questionMs),
    'question max ms (busy)': Math.round(measurement.slowestQuestionMs),
  })),
);
