import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';
import type { BareOrder, BareResult } from './bare-child.js';
import type { LangchainOrder, LangchainResult } from './langchain-child.js';
import { runChild, type ChildResult } from './run-child.js';

const quantisedFile = join('onnx', 'model_quantized.onnx');

export interface BareFigures {
  readonly textsPerSecond: number;
  /** Processor time of one text, by the cheaper way. */
  readonly usedMsPerText: number;
}

/** The tokeniser and ONNX Runtime alone: the better of one process of two threads and two of one. */
export async function bareFigures(texts: readonly string[]): Promise<BareFigures> {
  const half = texts.length >> 1;
  const [alone] = await bare([texts], 2);
  const both = await bare([texts.slice(0, half), texts.slice(half)], 1);
  const tookMs = Math.min(alone!.tookMs, Math.max(...both.map((result) => result.tookMs)));
  const usedMs = Math.min(alone!.usedMs, both[0]!.usedMs + both[1]!.usedMs);
  return { textsPerSecond: texts.length / (tookMs / 1_000), usedMsPerText: usedMs / texts.length };
}

async function bare(shares: readonly (readonly string[])[], threads: number): Promise<readonly BareResult[]> {
  const { folder, maximumTokens } = shippedModel();
  const processes = shares.map((texts) => {
    const order: BareOrder = { modelFolder: folder, modelFile: quantisedFile, maximumTokens, threads, texts };
    return runChild<BareResult>('./bare-child.js', order);
  });
  return (await Promise.all(processes)).map(({ result }) => result);
}

export interface LangchainFigures {
  readonly dtype: 'fp32' | 'q8';
  readonly textsPerSecond: number;
  readonly peakMegabytes: number | null;
}

/** LangChain's way, with the fp32 file where the model's folder has one; the int8 file, which is faster, where not. */
export async function langchainFigures(texts: readonly string[]): Promise<LangchainFigures> {
  const { folder } = shippedModel();
  const dtype = existsSync(join(folder, 'onnx', 'model.onnx')) ? 'fp32' : 'q8';
  const order: LangchainOrder = { modelFolder: folder, dtype, texts };
  const { result, peakMegabytes }: ChildResult<LangchainResult> = await runChild(
    './langchain-child.js',
    order,
  );
  return { dtype, textsPerSecond: texts.length / (result.tookMs / 1_000), peakMegabytes };
}

function shippedModel(): { readonly folder: string; readonly maximumTokens: number } {
  const { source, maximumTokens } = resolveModelProfile(readConfig({}).model);
  if (source.kind === 'hub') throw new Error('The shipped model is not in data/model.');
  return { folder: source.path, maximumTokens };
}
