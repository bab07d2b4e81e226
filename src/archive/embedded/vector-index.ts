import hnswlib from 'hnswlib-node';
import { innerProduct } from './vector-bytes.js';

/** Links of a point per layer, and the breadth of the search for them: recall@10 ≥ .99 on passages of news (measured). */
const linksPerPoint = 16;
const buildBreadth = 200;
/** Fixed, so that the same passages make the same index. */
const randomSeed = 100;
/** Breadth of a search beyond the neighbours asked for: with 64, questions far from every cluster were seen to miss some. */
const spareBreadth = 128;
const firstCapacity = 4_096;
/** Beside its vector: its links in the lowest layer (twice as many as in others), its label, and a share of the rest. Measured: 179 MB at 100,000 points. */
const bytesPerPoint = 2 * linksPerPoint * 4 + 130;

/**
 * Nearest neighbours by inner product, approximately: a graph in memory (HNSW) over vectors of unit
 * length. Labels are whole numbers below 2^32. This is the part of hnswlib-node that Dateline uses.
 */
export class VectorIndex {
  readonly #graph: hnswlib.HierarchicalNSW;
  readonly #dimension: number;
  /** The graph does not tell which of its points were removed. */
  readonly #removed: Set<number>;

  private constructor(graph: hnswlib.HierarchicalNSW, dimension: number, removed: Iterable<number> = []) {
    this.#graph = graph;
    this.#dimension = dimension;
    this.#removed = new Set(removed);
  }

  static create(dimension: number): VectorIndex {
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    graph.initIndex({
      maxElements: firstCapacity,
      m: linksPerPoint,
      efConstruction: buildBreadth,
      randomSeed,
    });
    return new VectorIndex(graph, dimension);
  }

  /**
   * Reads what `write` wrote. The caller has made sure that the file is whole and of this dimension:
   * a damaged one may load silently, or end the process.
   * @param removed labels that had been removed when it was written.
   */
  static async read(path: string, dimension: number, removed: readonly number[]): Promise<VectorIndex> {
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    await graph.readIndex(path);
    return new VectorIndex(graph, dimension, removed);
  }

  /** Points in the graph, those that were removed included. */
  get size(): number {
    return this.#graph.getCurrentCount();
  }

  /** Labels in the graph, those that were removed included. */
  labels(): readonly number[] {
    return this.#graph.getIdsList();
  }

  /** Labels in the graph that were removed. */
  removed(): number[] {
    return [...this.#removed];
  }

  /** Takes about a millisecond for 384 numbers. Not while `write` runs. */
  add(label: number, vector: Float32Array): void {
    const capacity = this.#graph.getMaxElements();
    if (this.size >= capacity) this.#graph.resizeIndex(Math.max(firstCapacity, Math.ceil(capacity * 1.5)));
    this.#graph.addPoint(usable(vector), label);
    this.#removed.delete(label);
  }

  /** A removed point is not found any more; it stays in the graph as a way to others. Not while `write` runs. */
  remove(label: number): void {
    try {
      this.#graph.markDelete(label);
      this.#removed.add(label);
    } catch {
      // It throws where the label is unknown or was removed before: then it is not found either.
    }
  }

  /**
   * Overwrites the vector of a point, so that nothing of it is left in what is saved; the point itself stays as a way to
   * others, and is not found any more. Not while `write` runs.
   */
  erase(label: number, dimension: number): void {
    const neutral = Array.from({ length: dimension }, () => 1 / Math.sqrt(dimension));
    // A label that is there keeps its point, which is moved, and counts as not removed any more.
    this.#graph.addPoint(neutral, label);
    this.#graph.markDelete(label);
    this.#removed.add(label);
  }

  /** The vector of a label that is in the graph, also of one that was removed. Not while `write` runs. */
  vectorOf(label: number): Float32Array {
    // Of those that were removed the graph gives none.
    const isRemoved = this.#removed.has(label);
    if (isRemoved) this.#graph.unmarkDelete(label);
    const vector = Float32Array.from(this.#graph.getPoint(label));
    if (isRemoved) this.#graph.markDelete(label);
    return vector;
  }

  /** Labels of the nearest, nearest first; fewer than `count` where the graph reaches no more. */
  search(vector: Float32Array, count: number): readonly number[] {
    const reachable = Math.min(count, this.size);
    if (reachable === 0) return [];
    // A loaded graph has forgotten its breadth, and one below the count finds fewer than it.
    this.#graph.setEf(reachable + spareBreadth);
    return this.#graph.searchKnn(Array.from(vector), reachable).neighbors;
  }

  /** About how much memory it takes, in bytes. */
  get bytes(): number {
    return this.#graph.getMaxElements() * (this.#dimension * Float32Array.BYTES_PER_ELEMENT + bytesPerPoint);
  }

  /** Gives its memory back at once; it is not to be used any more. The garbage collector does not see how large it is. */
  release(): void {
    this.#graph.initIndex({ maxElements: 1 });
  }

  /** Writes the graph. That it resolves says nothing about a full disk. */
  async write(path: string): Promise<void> {
    await this.#graph.writeIndex(path);
  }
}

/** A damaged vector is near nothing: as it is it may be near everything, or no number at all. */
function usable(vector: Float32Array): number[] {
  const length = innerProduct(vector, vector);
  return Array.from(vector, (number) => (Math.abs(length - 1) < unitTolerance ? number : 0));
}

const unitTolerance = 0.02;
