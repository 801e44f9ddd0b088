import Documents

/// One edge of the lineage: data flows from one entity to another.
struct LineageEdge: Sendable {
  /// One end of an edge.
  struct End: Sendable, Hashable {
    let id: String
    let kind: String

    var reference: JSON { .object(["id": .string(id), "type": .string(kind)]) }
  }

  let from: End
  let to: End
  /// The details as written; an empty object if there were none.
  var details: JSON

  /// The edge as answers about an entity's lineage list it.
  var json: JSON { .object(["fromEntity": .string(from.id), "toEntity": .string(to.id), "lineageDetails": details]) }
}

/// Which entity's data comes from which.
struct LineageGraph: Sendable {
  private var edges: [LineageEdge] = []

  /// Which way to walk along the edges.
  enum Direction: Sendable {
    case upstream, downstream
  }

  /// The edge between two entities.
  func edge(from: String, to: String) -> LineageEdge? {
    edges.first { $0.from.id == from && $0.to.id == to }
  }

  /// Adds an edge or replaces the one between the same ends.
  mutating func put(_ edge: LineageEdge) {
    let index = edges.firstIndex { $0.from.id == edge.from.id && $0.to.id == edge.to.id }
    if let index { edges[index] = edge } else { edges.append(edge) }
  }

  /// Removes the edges that satisfy a condition.
  mutating func remove(_ isUnwanted: (LineageEdge) -> Bool) {
    edges.removeAll(where: isUnwanted)
  }

  /// The edges that are reached from an entity in so many steps, each once.
  func edges(from id: String, _ direction: Direction, depth: Int) -> [LineageEdge] {
    var (found, seen, frontier): ([LineageEdge], Set<String>, Set<String>) = ([], [id], [id])
    for _ in 0..<max(0, depth) {
      let step = edges.filter { frontier.contains(direction == .upstream ? $0.to.id : $0.from.id) }
      found += step
      frontier = Set(step.map { direction == .upstream ? $0.from.id : $0.to.id }).subtracting(seen)
      seen.formUnion(frontier)
    }
    return found
  }
}
