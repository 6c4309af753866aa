/** How far outside the window an element counts as about to be seen. */
const rootMargin = '600px'

/** Calls once, when the element comes near the window for the first time; also when it is put into a page only later. */
export function whenNear(element: Element, act: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      act()
    },
    { rootMargin },
  )
  observer.observe(element)
}
