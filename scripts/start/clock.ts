const tickMs = 60_000

/** Rings the worker's clock, which local runs do not have: what is scheduled is published here too. */
export function startClock(siteUrl: string) {
  const tick = () => fetch(`${siteUrl}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`).catch(missed)
  return setInterval(tick, tickMs)
}

/** As while the worker is being built anew; the next tick does what this one did not. */
function missed() {}
