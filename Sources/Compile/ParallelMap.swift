import Dispatch

/// Maps elements on several threads; the results stand in the elements' order.
package func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  guard jobs > 1, elements.count > 1 else { return elements.map(transform) }
  // Chunks large enough that handing them out costs nothing, small enough that no worker waits for the last.
  let size = max(1, min(64, elements.count / (jobs * 4)))
  let chunks = (elements.count + size - 1) / size
  let results = Slots<[Result]>(count: chunks)
  DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
    results[chunk] = elements[(chunk * size)..<min(elements.count, (chunk + 1) * size)].map(transform)
  }
  var all: [Result] = []
  all.reserveCapacity(elements.count)
  for chunk in 0..<chunks { all.append(contentsOf: results[chunk] ?? []) }
  return all
}

/// One place per chunk: each is written by exactly one worker, and read after all have finished.
private final class Slots<Value: Sendable>: @unchecked Sendable {
  private let storage: UnsafeMutablePointer<Value?>
  private let count: Int

  init(count: Int) {
    self.count = count
    storage = .allocate(capacity: count)
    storage.initialize(repeating: nil, count: count)
  }

  deinit {
    storage.deinitialize(count: count)
    storage.deallocate()
  }

  subscript(index: Int) -> Value? {
    get { storage[index] }
    set { storage[index] = newValue }
  }
}
