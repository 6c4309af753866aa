// What script adds to an article's page, and nothing else needs it: a button that copies the address, the system's own
// share sheet where there is one, and wide tables and code that a keyboard can scroll. Runs as it stands here, inline: its hash is in the page's policy.
const address = document.querySelector('link[rel=canonical]').href
const said = document.querySelector('[data-said]')
const copy = document.querySelector('[data-copy]')
if (navigator.clipboard) {
  copy.hidden = false
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(address)
      said.textContent = said.dataset.copied
    } catch {
      // The browser or the reader said no: the address is in the field beside, selected for them.
      document.getElementById('address').select()
      said.textContent = said.dataset.marked
    }
  }
}
if (navigator.share) {
  for (const button of document.querySelectorAll('[data-share]')) {
    button.hidden = false
    button.onclick = () =>
      navigator.share({ title: document.querySelector('h1').textContent, url: address }).catch(() => {})
  }
}
// Chromium and Firefox take the focus there by themselves, Safari does not.
for (const box of document.querySelectorAll('.body :is(pre, table)')) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
}
