import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * What is taken out of Lit's production files, and what stands there instead. First what would be seen on the page of
 * which we are a guest: globals with Lit's versions. Then what we do not use and no bundler can know of: polyfills,
 * directives, compiled templates, templates of SVG and MathML, and in templates everything but children and attributes.
 * Each must be found exactly once; the element's tests run what is left, and one of them runs the element on all of Lit.
 */
const changes: Record<string, [was: RegExp, is: string][]> = {
  'lit-html.js': [
    [/\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),/, 'B='],
    // Templates are HTML, and ours are never in raw text.
    [
      /x=t=>\(i,\.\.\.s\)=>\(\{_\$litType\$:t,strings:i,values:s\}\),b=x\(1\),w=x\(2\),T=x\(3\)/,
      'b=(t,...i)=>({_$$litType$$:1,strings:t,values:i}),w=0,T=0',
    ],
    [/2===i\?"<svg>":3===i\?"<math>":""/, '""'],
    [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
    [/,2===i\|\|3===i\)\{.*?\}/, ');'],
    [/if\(y\.test\(r\.tagName\)\)\{.*?r\.append\(t\[i\],c\(\)\)\}\}/, ''],
    [/\(y\.test\(u\[2\]\)&&\(n=RegExp\("<\/"\+u\[2\],"g"\)\),c=p\)/, 'c=p'],
    [/c=n\?\?v/, 'c=v'],
    [/\(c=p,n=void 0\)/, 'c=p'],
    // Values stand between tags or are whole attributes in double quotes; there are no comments.
    [/"!--"===u\[1\]\?c=_:/, ''],
    [/c===_\|\|c===m\?c=v:/, 'c===m?c=v:'],
    [/_=\/-->\/g,/, ''],
    [/c=void 0===u\[3\]\?p:'"'===u\[3\]\?\$:g/, 'c=$$'],
    [/c===\$\|\|c===g\?c=p/, 'c===$$?c=p'],
    [/g=\/'\/g,/, ''],
    [/if\(r\.hasAttributes\(\)\)for/, 'for'],
    [/const x=c===p&&t\[i\+1\]\.startsWith\("\/>"\)\?" ":"";/, 'const x="";'],
    [/else\{let t=-1;for.*?t\+=o\.length-1\}/, ''],
    [/else t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\)/, ''],
    [/:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
    [/,e=\/\(\[\.\?@\]\)\?\(\.\*\)\/\.exec\(i\);/, ';'],
    [/name:e\[2\],strings:s,ctor:"\."===e\[1\]\?I:"\?"===e\[1\]\?L:"@"===e\[1\]\?z:H/, 'name:i,strings:s,ctor:H'],
    [/class I extends H.*?(?=const j)/, ''],
    [/N:L,U:z,B:I,F:Z/, ''],
    // A value is text, a template or an array of them.
    [/if\(i===E\)return i;let h=.*?h,e\)\),i\}/, 'return i}'],
    [/:void 0!==t\.nodeType\?this\.T\(t\):d\(t\)\?this\.k\(t\):this\._\(t\)/, ':this.k(t)'],
    [/"number"==typeof s\?this\._\$AC\(t\):\(.*?,s\);/, 'this._$$AC(t);'],
    [/\(t\?\.creationScope\?\?l\)/, 'l'],
    [
      /s\.length>2\|\|""!==s\[0\]\|\|""!==s\[1\]\?\(this\._\$AH=Array\(s\.length-1\)\.fill\(new String\),this\.strings=s\):/,
      '',
    ],
    [/const h=this\.strings;let o=!1;if\(void 0===h\).*?o&&!e&&this\.j\(t\)/, 't!==this._$$AH&&this.j(this._$$AH=t)'],
    [/\(void 0!==s\.strings\?\(s\._\$AI\(t,s,i\),i\+=s\.strings\.length-2\):s\._\$AI\(t\[i\]\)\)/, 's._$$AI(t[i])'],
    // Directives would ask for these.
    [/get _\$AU\(\)\{return this\._\$AM\._\$AU\}u/, 'u'],
    [/get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}constructor/, 'constructor'],
    [/get tagName\(\)\{return this\.element\.tagName\}get _\$AU\(\)\{return this\._\$AM\._\$AU\}/, ''],
    [/get parentNode\(\)\{return this\._\$AM\.parentNode\}/, ''],
    [
      /get parentNode\(\)\{let t=.*?,t\}get startNode\(\)\{return this\._\$AA\}get endNode\(\)\{return this\._\$AB\}/,
      '',
    ],
    [/,this\._\$Cv=e\?\.isConnected\?\?!0/, ''],
    [/for\(this\._\$AP\?\.\(!1,!0,s\);/, 'for(;'],
    [/setConnected\(t\)\{.*?\}\}/, '}'],
    // There is no `noChange` without directives, and nothing before which to render.
    [/E=Symbol\.for\("lit-noChange"\),A=Symbol\.for\("lit-nothing"\)/, 'A=Symbol.for("lit-nothing"),E=A'],
    [/&&t!==E&&this\._\(t\)/, '&&this._(t)'],
    [
      /const e=s\?\.renderBefore\?\?i;let h=e\._\$litPart\$;if\(void 0===h\)\{const t=s\?\.renderBefore\?\?null;e\._/,
      'let h=i._$$litPart$$;if(void 0===h){const t=null;i._',
    ],
    [/t,void 0,s\?\?\{\}\)/, 't)'],
  ],
  'lit-element.js': [
    [/\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/const o=s\.litElementPolyfillSupport;o\?\.\(\{LitElement:i\}\);/, ''],
    [/i\._\$litElement\$=!0,i\["finalized"\]=!0,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\);/, ''],
    [/constructor\(\)\{super\(\.\.\.arguments\),.*?\}(?=createRenderRoot)/, ''],
    [/this\._\$Do=e\(r,this\.renderRoot,this\.renderOptions\)/, 'e(r,this.renderRoot)'],
    [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ''],
    [/createRenderRoot\(\)\{.*?(?=update\(t\))/, ''],
    [/connectedCallback\(\)\{.*?(?=render\(\))/, ''],
  ],
}

/** Lit as far as our element uses it. */
export const litAsGuest: Plugin = {
  name: 'lit-as-guest',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@lit\/reactive-element$/ }, () => ({
      path: join(import.meta.dirname, 'reactive-element.ts'),
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
