/**
 * All that changes in a search lies in one array. Every change is written down with what stood there before, so undoing
 * is walking back, and a plan is kept by copying one array.
 */
export function cellsOf(sizes: Readonly<Record<string, number>>) {
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  const all = new Int32Array(total)
  const begins: Record<string, number> = {}
  let end = 0
  for (const [name, size] of Object.entries(sizes)) {
    begins[name] = end
    end += size
  }
  let log = new Int32Array(1 << 12)
  let logged = 0

  function set(at: number, value: number) {
    const before = all[at]!
    if (before === value) return
    if (logged + 2 > log.length) {
      const longer = new Int32Array(log.length * 2)
      longer.set(log)
      log = longer
    }
    log[logged++] = at
    log[logged++] = before
    all[at] = value
  }

  function revert() {
    while (logged > 0) {
      logged -= 2
      all[log[logged]!] = log[logged + 1]!
    }
  }

  return {
    all,
    set,
    revert,
    begin: () => {
      logged = 0
    },
    /** Where a part begins among all cells. */
    at: (name: string): number => begins[name]!,
    /** A part to read from; it is written by `set` alone. */
    view: (name: string): Int32Array => all.subarray(begins[name]!, begins[name]! + sizes[name]!),
  }
}
