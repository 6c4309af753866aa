type Parts = Record<string, unknown>

/** The parts in which two states differ, as each of them has it; null where nothing is in one of them. */
export function differenceOf(before: Parts, after: Parts): { before: Parts; after: Parts } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  return { before: pick(before, names), after: pick(after, names) }
}

function pick(state: Parts, names: string[]): Parts {
  return Object.fromEntries(names.map((name) => [name, state[name] ?? null]))
}
