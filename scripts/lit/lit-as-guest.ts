import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * What is taken out of Lit's production files, and what stands there instead. First what would be seen on the page of
 * which we are a guest: globals with Lit's versions. Then what we do not use and no bundler can know of: polyfills,
 * directives, compiled templates, templates of SVG and MathML, and in templates everything but children and whole
 * attributes. Two parts have files of ours in their place: reactive-element.ts and template.ts. Each must be found exactly
 * once; the element's tests run what is left, and one of them runs the element on all of Lit.
 */
const changes: Record<string, [was: RegExp, is: string][]> = {
  'lit-html.js': [
    // How a template is read: template.ts has that in its place.
    [/const t=globalThis,.*?,l=document,/, 'import{Template as S}from"lit-as-guest/template";const l=document,'],
    [/,f="\[ .*?,x=t=>/, ',x=t=>'],
    [/function V\(t,i\).*?(?=function M)/, ''],
    // Templates are HTML.
    [
      /x=t=>\(i,\.\.\.s\)=>\(\{_\$litType\$:t,strings:i,values:s\}\),b=x\(1\),w=x\(2\),T=x\(3\)/,
      'b=(t,...i)=>({strings:t,values:i})',
    ],
    [/const j=\{.*?\.push\("[\d.]+"\);/, ''],
    [
      /j as _\$LH,b as html,T as mathml,E as noChange,A as nothing,D as render,w as svg/,
      'b as html,E as noChange,D as render',
    ],
    // Directives, and values that stand for nothing or for no change.
    [/E=Symbol\.for\("lit-noChange"\),A=Symbol\.for\("lit-nothing"\)/, 'E=0'],
    [/function M\(.*?(?=class R)/, ''],
    // A template in the page: the places are found by their numbers, and an attribute is always whole, and text.
    [
      /class R\{.*?(?=class k)/,
      `class R{constructor(t){this._$$AD=t}u(){const t=l.importNode(this._$$AD.el.content,!0),i=[];P.currentNode=t;for(;P.nextNode();)i.push(P.currentNode);P.currentNode=l;
return this._$$AV=this._$$AD.parts.map(({index:t,attribute:s})=>s?{_$$AI(n){n!==this._$$AH&&i[t].setAttribute(s,this._$$AH=n)}}:new k(i[t],i[t].nextSibling)),t}p(t){this._$$AV.forEach((i,s)=>i._$$AI(t[s]))}}`,
    ],
    // A value is text, a template or an array of them.
    [/a=t=>null===.*?iterator\]\)?/, 'u=Array.isArray'],
    [
      /class k\{.*?(?=\$\(t\)\{const)/,
      'class k{constructor(t,i){this._$$AA=t,this._$$AB=i}_$$AI(t){"object"!=typeof t?t!==this._$$AH&&(this.T(l.createTextNode(t??"")),this._$$AH=t):t.strings?this.$(t):this.k(t)}O(t){return this._$$AA.parentNode.insertBefore(t,this._$$AB)}T(t){this._$$AR(),this._$$AH=this.O(t)}',
    ],
    [
      /const\{values:i,_\$litType\$:s\}=t,e="number"==typeof s\?this\._\$AC\(t\):\(.*?,s\);/,
      'const{values:i}=t,e=this._$$AC(t);',
    ],
    [/new R\(e,this\),s=t\.u\(this\.options\)/, 'new R(e),s=t.u()'],
    [/this\.O\(c\(\)\),this\.O\(c\(\)\),this,this\.options/, 'this.O(c()),this.O(c())'],
    [/this\._\$AR\(s&&s\._\$AB\.nextSibling,e\)/, 'this._$$AR(s&&s._$$AB.nextSibling)'],
    [/,s\)\{for\(this\._\$AP\?\.\(!1,!0,s\);/, '){for(;'],
    [/i\(t\)\.nextSibling;i\(t\)\.remove/, 't.nextSibling;t.remove'],
    [/setConnected\(t\)\{.*?\}\}/, '}'],
    [/class H\{.*?(?=const D)/, ''],
    // All that there is in a root is ours.
    [
      /\(t,i,s\)=>\{const e=s\?\.renderBefore.*?return h\._\$AI\(t\),h\}/,
      '(t,i)=>(i._$$litPart$$??=new k(i.appendChild(c()),null))._$$AI(t)',
    ],
  ],
  'lit-element.js': [
    [/\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/const o=s\.litElementPolyfillSupport;o\?\.\(\{LitElement:i\}\);/, ''],
    [/i\._\$litElement\$=!0,i\["finalized"\]=!0,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\);/, ''],
    [/constructor\(\)\{super\(\.\.\.arguments\),.*?\}(?=createRenderRoot)/, ''],
    [/this\._\$Do=e\(r,this\.renderRoot,this\.renderOptions\)/, 'e(r,this.renderRoot)'],
    [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ''],
    [/createRenderRoot\(\)\{.*?(?=update\(t\))/, ''],
    [/connectedCallback\(\)\{.*?return r\}/, ''],
  ],
}

/** Lit as far as our element uses it. */
export const litAsGuest: Plugin = {
  name: 'lit-as-guest',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^(@lit\/reactive-element|lit-as-guest\/template)$/ }, ({ path }) => ({
      path: join(import.meta.dirname, `${basename(path)}.ts`),
    }))
    onLoad({ filter: /[\\/](lit-html|lit-element)\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8')
      for (const [was, is] of changes[basename(path)] ?? []) {
        if (contents.match(new RegExp(was, 'g'))?.length !== 1)
          throw new Error(`${path} is not the Lit we know: ${was}`)
        contents = contents.replace(was, is)
      }
      return { contents, loader: 'js' }
    })
  },
}
