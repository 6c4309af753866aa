/** How long an export holds writes off when nothing more is heard of it. */
export const holdMs = 30_000

/** How long it may do so in all: its site must not be kept from its editors by one that never ends. */
export const maxHoldMs = 15 * 60_000
