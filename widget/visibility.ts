/** Calls whenever the element comes into the window, give or take a margin, or leaves it; also when it is put into a page only later. */
export function observe(element: Element, rootMargin: string, changed: (inside: boolean) => void): void {
  const observer = new IntersectionObserver(
    (entries) => changed((entries.at(-1) as IntersectionObserverEntry).isIntersecting),
    {
      rootMargin,
    },
  )
  observer.observe(element)
}
