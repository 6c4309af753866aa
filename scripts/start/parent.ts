const pollMs = 500

/**
 * Calls back when the shell that npm started us in is gone: a signal to npm is passed on to that shell, which dies of it
 * and tells nobody.
 */
export function watchParent(gone: () => void) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    gone()
  }, pollMs)
  watch.unref()
}
