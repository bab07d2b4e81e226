interface Cluster {
  readonly members: readonly string[];
  /** Mean likelihood with the members of each other cluster, in the same order as the clusters. */
  readonly likelihoods: number[];
}

/**
 * Parts articles into groups, joining the two that are likeliest of one event as long as their members are so on
 * average (average linkage, Sokal and Michener 1958). A chain of articles, each like the next, does not become one group:
 * its ends are unlike. Of two joins that are as likely, the one with earlier articles is made.
 *
 * @param articleIds in order.
 * @param least mean likelihood of the members of two groups that are joined.
 */
export function linkByAverage(
  articleIds: readonly string[],
  likelihood: (one: string, other: string) => number,
  least: number,
): readonly (readonly string[])[] {
  const clusters: Cluster[] = articleIds.map((one) => ({
    members: [one],
    likelihoods: articleIds.map((other) => (one === other ? 0 : likelihood(one, other))),
  }));
  for (;;) {
    const best = likeliestPair(clusters);
    if (best.likelihood < least) return clusters.map(({ members }) => members);
    join(clusters, best.one, best.other);
  }
}

function likeliestPair(clusters: readonly Cluster[]) {
  const best = { one: 0, other: 0, likelihood: 0 };
  clusters.forEach(({ likelihoods }, one) => {
    for (let other = one + 1; other < likelihoods.length; other += 1) {
      const likelihood = likelihoods[other] ?? 0;
      if (likelihood > best.likelihood) Object.assign(best, { one, other, likelihood });
    }
  });
  return best;
}

/** Puts the members of `other` to those of `one`. */
function join(clusters: Cluster[], one: number, other: number): void {
  const [first, second] = [clusters[one], clusters[other]];
  if (!first || !second) return;
  const [left, right] = [first.members.length, second.members.length];
  const likelihoods = first.likelihoods.map(
    (likelihood, index) => (likelihood * left + (second.likelihoods[index] ?? 0) * right) / (left + right),
  );
  likelihoods[one] = 0;
  clusters[one] = { members: [...first.members, ...second.members], likelihoods };
  clusters.forEach((cluster, index) => (cluster.likelihoods[one] = likelihoods[index] ?? 0));
  clusters.splice(other, 1);
  for (const cluster of clusters) cluster.likelihoods.splice(other, 1);
}
