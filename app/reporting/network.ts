/**
 * What a reader can work out from published sums. Every count is the flow through an arc, and every
 * equation a node where as much goes in as comes out; a published count is an arc whose flow is
 * known. Another set of counts agrees with everything published exactly when it differs by flow
 * around cycles of unknown arcs, so bounds are found by looking for such cycles (after Gusfield,
 * "A graph theoretic approach to statistical data security", SIAM J. Comput. 17, 1988).
 */
export interface Arc {
  from: number;
  to: number;
  flow: number;
  known: boolean;
  /** The most it can be, where something else published says so. Its own flow is always possible. */
  most: number;
}

interface Way {
  arc: number;
  node: number;
  /** Along the arc, which takes more; or against it, which takes its flow away. */
  along: boolean;
}

export class Network {
  private readonly arcs: Arc[] = [];
  private readonly ways: Way[][] = [];

  /** @returns the arc's number */
  add(arc: Arc): number {
    const number = this.arcs.push({ ...arc, most: Math.max(arc.most, arc.flow) }) - 1;
    if (!arc.known) {
      (this.ways[arc.from] ??= []).push({ arc: number, node: arc.to, along: true });
      (this.ways[arc.to] ??= []).push({ arc: number, node: arc.from, along: false });
    }
    return number;
  }

  /** How much higher a count could be than it is, as far as `limit`. */
  riseOf(number: number, limit: number): number {
    const { from, to, flow, known, most } = this.arcs[number]!;
    return known ? 0 : this.carry({ source: to, sink: from, without: number, limit: Math.min(limit, most - flow) });
  }

  /** Whether another value of a count agrees with everything published. */
  canDiffer(number: number): boolean {
    const { from, to, flow, known } = this.arcs[number]!;
    if (known) return false;
    return this.riseOf(number, 1) > 0 || (flow > 0 && this.carry({ source: from, sink: to, without: number, limit: 1 }) > 0);
  }

  private spaceIn({ arc, along }: Way, flow: number[]): number {
    return along ? this.arcs[arc]!.most - flow[arc]! : flow[arc]!;
  }

  /** The greatest flow from source to sink over unknown arcs, up to a limit (Ford and Fulkerson, shortest paths first). */
  private carry({ source, sink, without, limit }: { source: number; sink: number; without: number; limit: number }): number {
    const flow = this.arcs.map((arc) => arc.flow);
    let carried = 0;
    while (carried < limit) {
      const path = this.findPath({ source, sink, without, flow });
      if (!path) break;
      const amount = Math.min(limit - carried, ...path.map((way) => this.spaceIn(way, flow)));
      for (const { arc, along } of path) flow[arc]! += along ? amount : -amount;
      carried += amount;
    }
    return carried;
  }

  private findPath({ source, sink, without, flow }: { source: number; sink: number; without: number; flow: number[] }): Way[] | null {
    const reached = new Map<number, { before: number; way: Way } | null>([[source, null]]);
    const queue = [source];
    for (const node of queue) {
      for (const way of this.ways[node] ?? []) {
        if (way.arc === without || reached.has(way.node) || this.spaceIn(way, flow) <= 0) continue;
        reached.set(way.node, { before: node, way });
        if (way.node === sink) return trace(reached, sink);
        queue.push(way.node);
      }
    }
    return null;
  }
}

function trace(reached: Map<number, { before: number; way: Way } | null>, sink: number): Way[] {
  const path: Way[] = [];
  for (let step = reached.get(sink); step; step = reached.get(step.before)) path.unshift(step.way);
  return path;
}
