/** What a table has under a name that somebody else wrote: not what every object has, as under `constructor`. */
export function ownOf<Value>(table: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
