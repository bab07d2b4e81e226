import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { projectFolder } from '../../src/project-folder.js';
import type { VectorProfile } from '../../src/archive/vector-profile.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';
import { isKept, keptWith, removedWith, versionsOf, type ArticleState } from './article-state.js';
import type { Operation } from './deed.js';
import { groupEnded } from './group-ended.js';
import { inventedArticle } from './invented-article.js';
import type { KillLaneOptions } from './kill-lane.js';
import { Ledger } from './ledger.js';
import { Random } from './random.js';

const commandLine = join(projectFolder, 'dist', 'src', 'cli.js');
const articlesOfOneFile = 8;
/** How long a command takes is learnt from the one before it; until then it is taken for this. */
const firstGuessMs = 5_000;
/** Of that time, so much goes by at least and at most: before, it only starts. */
const earliestShare = 0.2;
const latestShare = 1.1;
/** A new archive is begun where one has so many articles. */
const mostArticles = 60;

/** The real command line on an archive, with the real model, killed again and again. */
export class CommandLane {
  readonly #options: KillLaneOptions;
  readonly #random: Random;
  readonly #profile: VectorProfile;
  #ledger = new Ledger();
  #usualMs: Partial<Record<Operation, number>> = {};

  constructor(options: KillLaneOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
    const profile = resolveModelProfile(readConfig({}).model);
    this.#profile = { fingerprint: profileFingerprint(profile), dimension: profile.dimension };
  }

  async run(): Promise<void> {
    const { kills, tally, checker, seed, onKill } = this.#options;
    let folder = '';
    let states: Readonly<Record<string, ArticleState>> = {};
    for (let kill = 1; kill <= kills; kill += 1) {
      const kept = Object.values(states).filter(isKept).length;
      if (kill === 1 || kept > mostArticles) {
        if (folder) await rm(folder, { recursive: true, force: true });
        folder = join(this.#options.folder, `archive-${kill}`);
        await mkdir(folder, { recursive: true });
        this.#ledger = new Ledger();
        states = {};
      }
      const startedMs = performance.now();
      const isRemoving = kept > 0 && this.#random.isTrue(0.25);
      const operation: Operation = isRemoving ? 'dateline articles remove' : 'dateline import';
      if (isRemoving) await this.#remove(folder, states);
      else await this.#import(folder, kill, states);
      const request = {
        folder: join(folder, 'archive'),
        expected: this.#ledger.expected,
        revisions: {},
        profile: this.#profile,
      };
      const verdict = await checker.check({ ...request, isCheaplyEmbedded: false, mayRebuildIndex: false });
      const again = `seed ${seed}, command ${kill}`;
      for (const fault of verdict.faults) tally.fault(operation, fault, again);
      this.#ledger.settle(verdict.states);
      states = verdict.states;
      tally.acknowledge(this.#ledger.takeAcknowledged());
      tally.kill(operation, startedMs);
      onKill();
    }
    await rm(folder, { recursive: true, force: true });
  }

  async #import(folder: string, kill: number, states: Readonly<Record<string, ArticleState>>): Promise<void> {
    const operation = 'dateline import';
    const keys = Array.from({ length: articlesOfOneFile }, (_, index) => `c${kill}x${index}`);
    const kept = Object.keys(states).filter((key) => isKept(states[key] ?? 'absent'));
    // Some of the file is a new version of what is there.
    if (kept.length > 0) keys.push(this.#random.pick(kept));
    const revision = `r${kill}`;
    const changes = Object.fromEntries(
      keys.map((key) => [key, keptWith([...versionsOf(states[key] ?? 'absent'), revision])]),
    );
    const lines = keys.map((key) => {
      const { text, hints } = inventedArticle(key, revision);
      const { title, publishedAt, outlet, url, language } = hints;
      return `${JSON.stringify({ id: key, title, date: publishedAt, source: outlet, url, language, text })}\n`;
    });
    const file = join(folder, 'articles.jsonl');
    await writeFile(file, lines.join(''));
    this.#ledger.note({ what: 'begun', operation, changes });
    for (const line of await this.#killed(operation, ['import', file, '--json'], folder)) {
      const { externalId, status } = JSON.parse(line) as { externalId?: string; status?: string };
      if (externalId === undefined) continue;
      if (status !== 'added' && status !== 'updated') throw new Error(`An article was not taken in: ${line}`);
      const state = changes[externalId];
      if (state) this.#ledger.note({ what: 'acknowledged', operation, key: externalId, state });
    }
  }

  async #remove(folder: string, states: Readonly<Record<string, ArticleState>>): Promise<void> {
    const operation = 'dateline articles remove';
    const key = this.#random.pick(Object.keys(states).filter((one) => isKept(states[one] ?? 'absent')));
    const state = removedWith(versionsOf(states[key] ?? 'absent'));
    this.#ledger.note({ what: 'begun', operation, changes: { [key]: state } });
    const { title } = inventedArticle(key, 'r1').hints;
    const said = await this.#killed(operation, ['articles', 'remove', title, '--json'], folder);
    if (said.length > 0) this.#ledger.note({ what: 'acknowledged', operation, key, state });
  }

  /** Runs a command and kills it at a random moment. @returns the lines that it printed until then. */
  async #killed(operation: Operation, words: readonly string[], folder: string): Promise<readonly string[]> {
    const child = spawn(process.execPath, [commandLine, ...words], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATELINE_ARCHIVE: join(folder, 'archive'),
        DATELINE_SEEDS: 'false',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const startedMs = performance.now();
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    const isWithChildren = this.#random.isTrue(0.5);
    const delayMs =
      (earliestShare + this.#random.share() * (latestShare - earliestShare)) *
      (this.#usualMs[operation] ?? firstGuessMs);
    const timer = setTimeout(() => {
      if (child.pid === undefined || child.exitCode !== null) return;
      process.kill(isWithChildren ? -child.pid : child.pid, 'SIGKILL');
    }, delayMs);
    const lines = await new Promise<readonly string[]>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearTimeout(timer);
        if (code === 0) this.#usualMs[operation] = performance.now() - startedMs;
        if (code !== 0 && signal === null)
          reject(new Error(`dateline ${words.join(' ')} ended with ${code}.`));
        else resolve(printed.split('\n').slice(0, -1));
      });
    });
    if (child.pid !== undefined) await groupEnded(child.pid);
    return lines;
  }
}
