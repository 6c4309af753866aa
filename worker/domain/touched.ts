/** What a write changed for readers: whose cached answers are old now. Each once. */
export interface Touched {
  articles: number[]
  categories: string[]
  tags: string[]
  /** Whether the categories that every page's navigation names became others, or stand in another order. */
  navigation: boolean
  /** Whether tags became synonyms of others, or are none any longer. */
  synonyms: boolean
}

/** A state of an article, before or after the write. One that has no id yet is in no cached answer of its own. */
export interface TouchedArticle {
  id?: number
  category: string
  tags: string[]
}

export function touchedBy(states: TouchedArticle[], navigation: boolean): Touched {
  return {
    articles: [...new Set(states.flatMap((state) => state.id ?? []))],
    categories: [...new Set(states.map((state) => state.category))],
    tags: [...new Set(states.flatMap((state) => state.tags))],
    navigation,
    synonyms: false,
  }
}

/** What several writes changed. */
export function merged(writes: Touched[]): Touched {
  return {
    articles: [...new Set(writes.flatMap(({ articles }) => articles))],
    categories: [...new Set(writes.flatMap(({ categories }) => categories))],
    tags: [...new Set(writes.flatMap(({ tags }) => tags))],
    navigation: writes.some(({ navigation }) => navigation),
    synonyms: writes.some(({ synonyms }) => synonyms),
  }
}
