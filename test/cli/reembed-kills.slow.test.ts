import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { jsonLines, runCli, startProgram, temporaryFolder } from './run-cli.js';

const kills = 10;
/** Enough that it takes longer than the kills leave it. */
const articles = 240;
/** Another prefix makes other vectors. */
const environment = { DATELINE_MODEL_PASSAGE_PREFIX: 'news: ', DATELINE_MODEL_QUESTION_PREFIX: 'asked: ' };
const towns = ['Lindmark', 'Orrin Bay', 'Castel Verro', 'Hallow Ridge', 'Sandholt', 'Merrow'];
const deeds = [
  'closed its harbour',
  'opened a school',
  'raised its taxes',
  'lost its mayor',
  'built a bridge',
];

function article(number: number): object {
  const [town, deed] = [towns[number % 6], deeds[number % 5]];
  const lines = Array.from(
    { length: 24 },
    (_, line) =>
      `In week ${number * 24 + line} the town of ${town} ${deed}, its council said, and ${number + line} people came.`,
  );
  return {
    id: `a${number}`,
    title: `${town} ${deed} (${number})`,
    date: `2024-0${1 + (number % 9)}-11`,
    source: `${town} Courier`,
    url: `https://news.example/${number}`,
    text: lines.join(' '),
  };
}

test('a change of model that is killed again and again ends as if the archive had been made with it', async () => {
  const [changed, fresh] = [await temporaryFolder(), await temporaryFolder()];
  const file = join(changed, 'articles.jsonl');
  await writeFile(
    file,
    Array.from({ length: articles }, (_, number) => JSON.stringify(article(number))).join('\n'),
  );
  await runCli(['import', file], { archive: changed });
  await runCli(['import', file], { archive: fresh, environment });

  const stats = async () =>
    jsonLines(await runCli(['stats', '--json'], { archive: changed, environment }))[0];
  for (let kill = 0; kill < kills; kill += 1) {
    const running = startProgram('src/main.js', ['--local'], { archive: changed, input: null, environment });
    await wait(900 + ((kill * 7919) % 1_700));
    running.child.kill('SIGKILL');
    await running.ended;
  }
  const running = startProgram('src/main.js', ['--local'], { archive: changed, input: null, environment });
  await running.said(/http:/);
  await expect.poll(stats, { timeout: 300_000, interval: 1_000 }).not.toHaveProperty('reembedding');
  running.child.kill('SIGTERM');
  await running.ended;

  expect((await runCli(['verify'], { archive: changed, environment })).stdout).toContain('whole');
  const questions = towns.flatMap((town) => deeds.map((deed) => `When was it that ${town} ${deed}?`));
  const batch = join(changed, 'questions.jsonl');
  await writeFile(
    batch,
    questions.map((question, id) => JSON.stringify({ id: String(id), question })).join('\n'),
  );
  const asked = async (archive: string) =>
    jsonLines(await runCli(['ask', '--batch', batch, '--json'], { archive, environment })).map((answer) => {
      const { findings, passages } = answer as {
        findings: { quote: string }[];
        passages: { externalId: string; start: number }[];
      };
      return [
        findings.map(({ quote }) => quote),
        passages.map(({ externalId, start }) => [externalId, start]),
      ];
    });
  expect(await asked(changed)).toEqual(await asked(fresh));
}, 900_000);
