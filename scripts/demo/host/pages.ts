/** A page of somebody else's that has the element, and what it shows of it. */
export interface HostPage {
  /** Its address, and its file here: `/garden` is garden.html. */
  name: string
  title: string
  says: string
  /** Its content security policy, where `https://SITE` is the site. */
  policy?: string
}

/** All of them, in the order of the index. */
export const hostPages: readonly HostPage[] = [
  {
    name: 'garden',
    title: 'A garden club’s notebook',
    says: 'The snippet as it is pasted, below an article and in a sidebar.',
  },
  {
    name: 'layouts',
    title: 'Every layout',
    says: 'Each in boxes that can be dragged to any width, light and dark.',
  },
  {
    name: 'snippets',
    title: 'Every snippet',
    says: 'What the builder gives out, and what becomes of it.',
  },
  {
    name: 'hostile',
    title: 'A page that is against everybody',
    says: 'Text of 62.5 %, rules for * with !important, serif capitals, from right to left, dark.',
  },
  {
    name: 'strict',
    title: 'A strict policy, and a hash',
    says: 'No script but that of the site, held to its hash; no style but the page’s own file.',
    policy:
      "default-src 'none'; script-src https://SITE; connect-src https://SITE; img-src https://SITE data:; style-src 'self'; base-uri 'none'; form-action 'none'",
  },
  {
    name: 'trusted-types',
    title: 'Trusted Types',
    says: 'No text becomes markup but by the policy of lit-html.',
    policy:
      "default-src 'none'; script-src https://SITE; connect-src https://SITE; img-src https://SITE data:; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
  },
  {
    name: 'no-script',
    title: 'No script',
    says: 'The pasted link, a frame, and a fragment that the page’s own server has put in.',
    policy:
      "default-src 'none'; script-src 'none'; img-src https://SITE data:; style-src 'self' 'unsafe-inline'; frame-src https://SITE",
  },
  {
    name: 'two-versions',
    title: 'Two versions of the script',
    says: 'An older copy that the page keeps itself comes first, and the site’s own twice after it.',
  },
]
