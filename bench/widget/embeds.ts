/** A way to have a site's articles on a page; `https://SITE` is the site. */
export interface Embed {
  name: string
  html: string
}

const link = '<a href="https://SITE/categories/general">More from General</a>'
const element = `<newsclip-feed category="general">${link}</newsclip-feed>`
const list = 'https://SITE/api/v1/articles?category=general&limit=6'

/** Ours as it is pasted, ours in two requests, and the two shapes that other embeds have. */
export const embeds: readonly Embed[] = [
  {
    name: 'the script with its list inside',
    html: `<script type="module" async src="https://SITE/widget/feed.js?category=general"></script>${element}`,
  },
  {
    name: 'the script, then its list',
    html: `<script type="module" async src="https://SITE/widget/newsclip-feed.js"></script>${element}`,
  },
  {
    name: 'our frame',
    html: '<iframe title="News" width="100%" height="640" style="border:0" src="https://SITE/embed/feed?category=general"></iframe>',
  },
  {
    name: 'a plain script, then fetch',
    html: '<script async src="https://SITE/plain.js"></script><div id="news"></div>',
  },
  {
    name: 'a script that makes a frame',
    html: '<script async src="https://SITE/loader.js"></script><div id="news"></div>',
  },
]

/** As small as a script can be that shows a list: no states, no styles. */
const plain = `fetch('${list}').then((answer) => answer.json()).then(({ articles }) => {
  const list = document.createElement('ul')
  for (const { title, url, image } of articles) {
    const link = Object.assign(document.createElement('a'), { href: url, textContent: title })
    const item = document.createElement('li')
    if (image) item.append(Object.assign(new Image(400, 225), { src: image.url, alt: '', loading: 'lazy' }))
    item.append(link)
    list.append(item)
  }
  document.querySelector('#news').append(list)
})`

/** The shape of comment boxes: a loader makes the frame, whose script asks for the list and tells the height. */
const loader = `const frame = Object.assign(document.createElement('iframe'), { src: 'https://SITE/app.html', title: 'News' })
frame.style.cssText = 'width:100%;height:150px;border:0'
addEventListener('message', ({ data }) => { if (data.height) frame.style.height = data.height + 'px' })
document.querySelector('#news').append(frame)`

const app = `<!doctype html><html lang="en"><title>News</title><body style="margin:0"><script type="module" src="/widget/newsclip-feed.js"></script>
<newsclip-feed category="general" loading="eager"></newsclip-feed><script type="module" src="/app.js"></script></body></html>`

const appScript = `new ResizeObserver(() => parent.postMessage({ height: document.body.scrollHeight }, '*')).observe(document.body)`

/** What the compared embeds need of the site. */
export const files = new Map([
  ['/plain.js', { type: 'text/javascript', text: plain }],
  ['/loader.js', { type: 'text/javascript', text: loader }],
  ['/app.html', { type: 'text/html', text: app }],
  ['/app.js', { type: 'text/javascript', text: appScript }],
])
