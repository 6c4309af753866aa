/**
 * Lit's Template, for templates such as ours: their values stand between tags or are whole attributes in double quotes,
 * and they have no comments and no raw text. So nothing has to be parsed to know what a value is, which is half of what
 * lit-html is for. The rest of lit-html finds the places by their number and puts the values there.
 */
export class Template {
  el = document.createElement('template')
  parts: Place[] = []

  constructor({ strings }: { strings: TemplateStringsArray }) {
    // What came as data may look like a template; only code has `raw` on an array.
    const markup = strings.raw && strings.reduce((before, next) => before + placeAfter(before) + next)
    this.el.innerHTML = (policy?.createHTML(markup) ?? markup) as string
    // 129: elements and comments.
    const walker = document.createTreeWalker(this.el.content, 129)
    for (let index = 0; walker.nextNode(); index++) {
      const node = walker.currentNode as Element
      if (node.nodeType === 8) this.parts.push({ index })
      else {
        for (const name of node.getAttributeNames()) {
          if (node.getAttribute(name) !== attributePlace) continue
          this.parts.push({ index, attribute: name })
          node.removeAttribute(name)
        }
      }
    }
  }
}

/** Where a value goes: in place of a comment or, with a name, into an attribute of the element with that number. */
interface Place {
  index: number
  attribute?: string
}

const attributePlace = 'lit$'

/** The name is Lit's own: pages list it among the policies that they trust. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('lit-html', {
  createHTML: (markup) => markup,
})

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(markup: string): string }): { createHTML(markup: string): unknown }
}

function placeAfter(markup: string): string {
  return markup.endsWith('="') ? attributePlace : '<!>'
}
