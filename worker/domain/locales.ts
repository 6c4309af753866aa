import { arabic } from './languages/arabic.ts'
import { belarusian } from './languages/belarusian.ts'
import { chinese } from './languages/chinese.ts'
import { english } from './languages/english.ts'
import { europeanPortuguese } from './languages/european-portuguese.ts'
import { french } from './languages/french.ts'
import { german } from './languages/german.ts'
import { hebrew } from './languages/hebrew.ts'
import { italian } from './languages/italian.ts'
import { japanese } from './languages/japanese.ts'
import type { Language } from './languages/language.ts'
import { polish } from './languages/polish.ts'
import { portuguese } from './languages/portuguese.ts'
import { russian } from './languages/russian.ts'
import { spanish } from './languages/spanish.ts'
import { traditionalChinese } from './languages/traditional-chinese.ts'
import { ukrainian } from './languages/ukrainian.ts'

/**
 * The languages, by BCP 47 tag: adding one is a file in worker/domain/languages/ and a line here. A tag may narrow a
 * language down to a region (`pt-PT`) or a script (`zh-Hant`); whoever asks for one that is not here gets the language by
 * itself. Dates follow the tag as well. What was paid for is called what readers, and in Germany, Japan and China the law,
 * call it: an advertisement.
 */
export const locales = {
  en: english,
  // For its dates.
  'en-GB': english,
  de: german,
  fr: french,
  es: spanish,
  // As in Brazil, like CLDR's.
  pt: portuguese,
  'pt-PT': europeanPortuguese,
  it: italian,
  pl: polish,
  uk: ukrainian,
  be: belarusian,
  ru: russian,
  ar: arabic,
  he: hebrew,
  ja: japanese,
  zh: chinese,
  'zh-Hant': traditionalChinese,
} satisfies Record<string, Language>

export type KnownLocale = keyof typeof locales
