const run = 'fired()'

/** What is taken for text in some places and for elements in others. */
const rawText = [
  'style',
  'xmp',
  'noscript',
  'noembed',
  'noframes',
  'iframe',
  'textarea',
  'title',
  'plaintext',
  'script',
]

/** What is parsed by other rules, and where these end. */
const foreign = [
  ['svg', 'desc'],
  ['svg', 'title'],
  ['svg', 'foreignObject'],
  ['math', 'mtext'],
  ['math', 'mi'],
  ['math', 'annotation-xml encoding="text/html"'],
] as const

/** Elements that the parser moves out of where they are written. */
const moved = ['table', 'table><tr', 'select', 'p', 'a href="https://a.example/"', 'h2', 'button', 'form', 'nobr']

const spellings = [
  'javascript:fired()',
  'JaVaScRiPt:fired()',
  ' \u0001javascript:fired()',
  'java\tscript:fired()',
  'java\nscript:fired()',
  'javascript&colon;fired()',
  '&#106;avascript:fired()',
  '&#x6A&#x61vascript:fired()',
  'javascript\u200b:fired()',
  'vbscript:fired()',
  'data:text/html,<script>parent.fired()</script>',
  'data:text/html;base64,PHNjcmlwdD5vcGVuZXIuZmlyZWQoKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="parent.fired()"/>',
  '//javascript:fired()',
  'blob:https://a.example/fired',
  'feed:javascript:fired()',
]

/** Bodies that want `fired` to be called, by what they try. Each is one idea; none is anybody's list. */
export const hostileBodies: [name: string, html: string][] = [
  ['a script', `<script>${run}</script>`],
  ['a script in capitals, cut short', `<SCRIPT>${run}</SCRIPT`],
  ['a script that is put together by taking one away', `<scr<script></script>ipt>${run}</script>`],
  ['a module', `<script type="module">${run}</script>`],
  ['a script in a namespace', `<svg:script xmlns:svg="http://www.w3.org/2000/svg">${run}</svg:script>`],
  ['a picture that is not there', `<img src="https://a.invalid/x" onerror="${run}">`],
  ['a picture without an address', `<img src onerror=${run}>`],
  ['slashes for spaces', `<img/src/onerror=${run}>`],
  ['a line feed before the name', `<img src=x \nonerror\n=\n"${run}">`],
  ['an attribute twice', `<img src=x alt="" alt="" onerror="${run}" onerror="">`],
  ['quotes that do not end', `<img src="x" alt="\`><img src=x onerror=${run}>`],
  ['a quote in an attribute', `<a title="&quot;><img src=x onerror=${run}>">x</a>`],
  ['an end tag in an attribute', `<p title="</p><img src=x onerror=${run}>">x</p>`],
  ['a comment in an attribute', `<a title="--><img src=x onerror=${run}>">x</a>`],
  ['a comment that ends early', `<!--><img src=x onerror=${run}>-->`],
  ['a comment that ends with a bang', `<!-- --!><img src=x onerror=${run}> -->`],
  ['a comment in a comment', `<!-- <!-- --> <img src=x onerror=${run}> -->`],
  ['a conditional comment', `<!--[if gte IE 4]><script>${run}</script><![endif]-->`],
  ['a processing instruction', `<?xml version="1.0"?><?x <img src=x onerror=${run}>?>`],
  ['a character section', `<![CDATA[<img src=x onerror=${run}>]]>`],
  ['a declaration', `<!ENTITY x "<img src=x onerror=${run}>">&x;`],
  ['an end tag with attributes', `</p onclick="${run}" onmouseover="${run}">`],
  ['a null in a name', `<scr\0ipt>${run}</scr\0ipt>`],
  ['a null in an attribute', `<img src=x on\0error=${run}>`],
  ['less-thans that come later', `&lt;img src=x onerror=${run}&gt;`],
  ['less-thans that come much later', `&amp;lt;img src=x onerror=${run}&amp;gt;`],
  ['other less-thans', `\uff1cimg src=x onerror=${run}\uff1e \u2039script\u203a`],
  ['a style that loads', `<p style="background:url(javascript:${run})">x</p>`],
  ['a style sheet', `<style>@import 'javascript:${run}'; p { behavior: url(#default) }</style>`],
  ['a sheet that is linked', `<link rel="stylesheet" href="data:text/css,p{}" onload="${run}">`],
  ['an animation', `<p style="animation:x" onanimationstart="${run}">x</p>`],
  ['a transition', `<p style="transition:1s" ontransitionrun="${run}" tabindex=0 id=x>x</p>`],
  ['a focus', `<p tabindex=1 autofocus onfocus="${run}">x</p>`],
  ['a field with focus', `<input autofocus onfocus="${run}">`],
  ['something editable', `<p contenteditable autofocus onfocus=${run} onbeforeinput=${run}>x</p>`],
  ['details that are open', `<details open ontoggle="${run}"><summary>x</summary></details>`],
  ['a popover', `<button popovertarget=x>x</button><p popover id=x onbeforetoggle=${run}>x</p>`],
  ['a dialog', `<dialog open onclose="${run}"><form method=dialog><button autofocus>x</button></form></dialog>`],
  ['a marquee', `<marquee onstart="${run}">x</marquee>`],
  ['a video', `<video><source onerror="${run}" src=x></video>`],
  ['sound', `<audio src=x onerror="${run}" autoplay></audio>`],
  ['a frame', `<iframe src="javascript:parent.${run}"></iframe>`],
  ['a frame with a document in it', `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`],
  ['a frame that is a link', `<iframe src="data:text/html,&lt;script&gt;parent.${run}&lt;/script&gt;"></iframe>`],
  ['an object', `<object data="javascript:${run}" type="text/html"></object>`],
  ['a plugin', `<embed src="javascript:${run}">`],
  ['an applet', `<applet code="x" archive="javascript:${run}"></applet>`],
  [
    'a form',
    `<form action="javascript:${run}"><button id=x>x</button></form><button form=x formaction="javascript:${run}">x</button>`,
  ],
  ['a base', `<base href="javascript:${run}//"><a href="#">x</a>`],
  ['a refresh', `<meta http-equiv="refresh" content="0;url=javascript:${run}">`],
  ['a policy', `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">`],
  ['a body', `<body onload="${run}" onpageshow="${run}">x`],
  ['frames', `<frameset onload="${run}"><frame src="javascript:${run}"></frameset>`],
  ['a template', `<template><img src=x onerror=${run}></template>`],
  ['a shadow', `<div><template shadowrootmode="open"><img src=x onerror=${run}></template></div>`],
  ['a slot', `<slot onslotchange="${run}">x</slot>`],
  [
    'an element of its own',
    `<x-y onclick=${run} is="newsclip-feed">x</x-y><newsclip-feed onload=${run}></newsclip-feed>`,
  ],
  ['names that hide others', `<a id="fired" name="document">x</a><img name="cookie"><form id="location"></form>`],
  ['a picture with a map', `<img usemap="#x" src=x><map name=x><area shape=default href="javascript:${run}"></map>`],
  ['a drawing', `<svg onload="${run}"><script>${run}</script></svg>`],
  [
    'a drawing that is animated',
    `<svg><a><animate attributeName=href values="javascript:${run}"/><text y=20>x</text></a></svg>`,
  ],
  [
    'a drawing that sets',
    `<svg><set attributeName="onmouseover" to="${run}"/><use href="data:image/svg+xml,x"/></svg>`,
  ],
  ['a drawing from elsewhere', `<svg><image href="x" onerror="${run}"/><feImage href="javascript:${run}"/></svg>`],
  [
    'a formula with a link',
    `<math href="javascript:${run}">x</math><math><maction xlink:href="javascript:${run}">x</maction></math>`,
  ],
  ['an encoding', `+ADw-script+AD4-${run}+ADw-/script+AD4-`],
  ['a template language', `{{constructor.constructor('${run}')()}} \${${run}} <%= ${run} %> <lit-part><?lit$1$>`],
  ['much nesting', `${'<b>'.repeat(600)}<img src=x onerror=${run}>${'</b>'.repeat(600)}`],
  ['nesting that is flattened', `${'<p><i>'.repeat(300)}<style><a title="</style><img src=x onerror=${run}>">`],
  ...rawText.map((name): [string, string] => [
    `what ${name} holds, out of it`,
    `<${name}><a title="</${name}><img src=x onerror=${run}>">x</a></${name}>`,
  ]),
  ...rawText.map((name): [string, string] => [
    `what ${name} holds, in an attribute`,
    `<img src="https://a.example/x.png" alt="</${name}><img src=x onerror=${run}>">`,
  ]),
  ...foreign.flatMap(([root, point]): [string, string][] => [
    [
      `a style in ${root} and ${point}`,
      `<${root}><${point}><style><!--</style><img title="--><img src=x onerror=${run}>">`,
    ],
    [
      `a table in ${root} and ${point}`,
      `<form><${root}><${point}></form><form><mglyph><style></${root}><img src=x onerror=${run}></style>`,
    ],
    [
      `a paragraph in ${root} and ${point}`,
      `<${root}></p><${point}><p><style><a id="</style><img src=x onerror=${run}>"></a>`,
    ],
  ]),
  ...moved.map((name): [string, string] => [
    `what is moved out of ${name.split(' ')[0]}`,
    `<${name}><${name}><math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${run}>">`,
  ]),
  ...spellings.flatMap((address): [string, string][] => [
    [`a link to ${JSON.stringify(address)}`, `<a href="${address.replaceAll('"', '&quot;')}">x</a>`],
    [`a picture from ${JSON.stringify(address)}`, `<img src="${address.replaceAll('"', '&quot;')}" alt="x">`],
    [
      `a quote from ${JSON.stringify(address)}`,
      `<blockquote cite="${address.replaceAll('"', '&quot;')}">x</blockquote>`,
    ],
  ]),
]

/** The same, written as Markdown. */
export const hostileMarkdown: [name: string, markdown: string][] = [
  ['a link', `[x](javascript:${run})`],
  ['a link with a line in it', `[x](<java\nscript:${run}>)`],
  ['a link that is a picture', `[![x](https://a.example/x.png "onerror=${run}")](javascript:${run})`],
  ['a title with quotes', `[x](https://a.example/ '"onmouseover="${run}')`],
  ['an address in angles', `<javascript:${run}>`],
  ['a reference', `[x][1]\n\n[1]: javascript:${run}`],
  ['a footnote', `x[^1]\n\n[^1]: <img src=x onerror=${run}>`],
  ['HTML', `<img src=x onerror=${run}>\n\n<script>${run}</script>`],
  ['HTML in a table', `| a |\n|---|\n| <img src=x onerror=${run}> |`],
  ['HTML cut by a paragraph', `<p title="\n\n"><img src=x onerror=${run}>`],
  ['code that ends', `\`\`\`html\n</code></pre><img src=x onerror=${run}>\n\`\`\``],
  ['a language with quotes', `\`\`\`"><img src=x onerror=${run}>\nx\n\`\`\``],
]
