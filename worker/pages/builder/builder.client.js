// What script adds to the builder: the answer comes while one chooses, tags are looked up as they are typed, the preview can be
// made any width, and what is to be pasted can be copied. Without it the form is sent and the page comes back.
const form = document.getElementById('choice')
const said = document.querySelector('[data-said]')
const parser = new DOMParser()
const html = window.trustedTypes
  ? trustedTypes.createPolicy('newsclip-builder', { createHTML: (text) => text })
  : { createHTML: (text) => text }

/** The address that holds the choice. */
function address() {
  const chosen = new URLSearchParams()
  const lists = {}
  for (const [name, value] of new FormData(form)) {
    if (value.trim() === '' || (name === 'around' && value === 'plain')) continue
    lists[name] = lists[name] ? `${lists[name]},${value}` : value.replace(/^#(?=[\da-f]+$)/i, '')
  }
  for (const name of Object.keys(lists).sort()) chosen.set(name, lists[name])
  const query = chosen.toString()
  return form.action + (query ? `?${query}` : '')
}

let asking
async function show() {
  asking?.abort()
  asking = new AbortController()
  const url = address()
  try {
    const response = await fetch(url, { signal: asking.signal })
    const page = parser.parseFromString(html.createHTML(await response.text()), 'text/html')
    const result = page.getElementById('result')
    if (!result) return
    history.replaceState(null, '', url)
    take(result)
    said.textContent =
      document.getElementById('refusal')?.textContent ?? 'The preview and the lines below it are up to date.'
  } catch (error) {
    if (error.name !== 'AbortError') said.textContent = 'The site could not be reached.'
  }
}

/** Puts the new answer in place of the old one. The frame stays, as wide as it was made. */
function take(result) {
  const stage = document.querySelector('[data-stage]')
  const incoming = result.querySelector('[data-stage]')
  if (stage && incoming) {
    const frame = stage.querySelector('iframe')
    const source = incoming.querySelector('iframe').src
    if (frame.src !== source) frame.src = source
    incoming.replaceWith(stage)
  }
  const old = document.getElementById('result')
  old.replaceChildren(...result.childNodes)
  enhance()
}

let waiting
form.addEventListener('input', (event) => {
  clearTimeout(waiting)
  waiting = setTimeout(show, event.target.matches('select, [type=radio], [type=checkbox]') ? 0 : 350)
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(waiting)
  show()
})
form.querySelector('[data-submit]').hidden = true

const list = document.getElementById('tags')
let looking
form.addEventListener('input', async ({ target }) => {
  if (!target.matches('[data-tags]')) return
  const [, before, typed] = /^(.*,\s*|)([^,]*)$/.exec(target.value.toLowerCase())
  looking?.abort()
  looking = new AbortController()
  const prefix = typed.trim().replace(/^#/, '').replaceAll(' ', '-')
  if (prefix && !/^[\p{L}\p{M}\p{N}-]+$/u.test(prefix)) return
  const query = prefix ? `?prefix=${encodeURIComponent(prefix)}&limit=12` : '?limit=12'
  const answer = await fetch(`/api/v1/tags${query}`, { signal: looking.signal }).catch(() => undefined)
  if (!answer?.ok) return
  const { tags } = await answer.json()
  list.replaceChildren(...tags.map(({ slug, name }) => new Option(name, before + slug)))
})

for (const field of form.querySelectorAll('.builder-colour input')) {
  const picker = document.createElement('input')
  picker.type = 'color'
  picker.ariaLabel = `${field.previousElementSibling.textContent}, from a palette`
  picker.value = /^[\da-f]{6}$/i.test(field.value) ? `#${field.value}` : '#888888'
  picker.addEventListener('input', () => {
    field.value = picker.value.slice(1)
  })
  field.after(picker)
}

/** What belongs to the answer, each time that it is another. */
function enhance() {
  const frame = document.querySelector('[data-preview]')
  const width = document.querySelector('[data-width]')
  const stage = document.querySelector('[data-stage]')
  if (frame) {
    width.parentElement.hidden = false
    width.max = stage.parentElement.clientWidth
    const tell = () => {
      width.value = stage.clientWidth
      width.nextElementSibling.textContent = `${stage.clientWidth} px`
    }
    width.oninput = () => {
      stage.style.width = `${width.value}px`
      tell()
    }
    new ResizeObserver(tell).observe(stage)
    // The preview is of our own origin: the frame is as high as its page.
    const match = () => {
      const page = frame.contentDocument?.documentElement
      if (!page) return
      const grow = () => {
        frame.style.height = `${Math.max(page.ownerDocument.body.offsetHeight + 32, 200)}px`
      }
      new frame.contentWindow.ResizeObserver(grow).observe(page.ownerDocument.body)
    }
    frame.onload = match
    if (frame.contentDocument?.readyState === 'complete') match()
  }
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false
    button.onclick = async () => {
      const code = document.getElementById(button.dataset.copy)
      try {
        await navigator.clipboard.writeText(code.textContent)
        said.textContent = 'Copied.'
        button.dataset.done = ''
        setTimeout(() => delete button.dataset.done, 1500)
      } catch {
        getSelection().selectAllChildren(code)
        said.textContent = 'Copy the marked lines.'
      }
    }
  }
}
enhance()
