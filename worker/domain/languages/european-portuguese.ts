import type { Language } from './language.ts'
import { portuguese } from './portuguese.ts'

const { lists, pages } = portuguese

/** Portuguese where Portugal says it otherwise than Brazil. */
export const europeanPortuguese: Language = {
  lists: {
    ...lists,
    loading: 'A carregar artigos…',
    offline: 'Está sem ligação à Internet.',
    newTab: '(abre num novo separador)',
    next: 'Artigos seguintes',
  },
  pages: {
    ...pages,
    frame: {
      ...pages.frame,
      search: 'Procurar',
      searchField: 'Procurar nos artigos',
      forDevelopers: 'Para programadores',
    },
    article: { ...pages.article, breadcrumb: 'Está aqui', share: 'Partilhar', next: 'Seguinte em {name}' },
    sharing: {
      ...pages.sharing,
      passOn: 'Partilhe o artigo',
      on: 'Partilhar no {name}',
      elsewhere: 'Partilhar…',
      mastodonServer: 'O seu servidor do Mastodon',
      copy: 'Copiar ligação',
      copied: 'Ligação copiada.',
      copyMarked: 'Copie a ligação selecionada.',
      server: 'O seu servidor',
      noServer: 'Isto não é o nome de um servidor, como mastodon.social, nem uma conta, como @ada@mastodon.social.',
    },
    search: { ...pages.search, ofSite: 'Procurar nos artigos de {name}.' },
    about: {
      ...pages.about,
      articles:
        '{name} publica artigos curtos, cada um numa categoria e com quantos marcadores forem precisos. Até agora são {count}. O que um artigo diz assenta numa fonte, indicada abaixo dele com editor e título: é lá que se lê tudo por extenso.',
      passingOn: 'Partilhar',
      sharing:
        'Cada artigo partilha-se por ligações simples. Aqui não corre nenhum script de terceiros, não é guardado nenhum cookie, e o endereço partilhado é o do próprio artigo, sem nada acrescentado.',
      programs:
        'Os programas podem pedir tudo, em cinco formatos e sem chave: {developers}. Uma única etiqueta HTML mostra os artigos em qualquer outro site. O que foi pago vem assinalado, aqui e lá.',
    },
    problems: { ...pages.problems, 'article-gone': 'O artigo já não está aqui' },
  },
}
