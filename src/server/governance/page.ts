/** A governance model as a page that anybody can read. */
import type { ModelDocument } from '#care/examples/example.ts'
import type { Language } from '#care/governance/words.ts'
import { asHtml } from './page/html.ts'
import { asMarkdown } from './page/markdown.ts'
import { writePage } from './page/write.ts'

export const pageFormats = ['html', 'markdown'] as const
export type PageFormat = (typeof pageFormats)[number]

/** The page, its examples run while it is written. */
export const modelPage = (document: ModelDocument, language: Language, format: PageFormat): string =>
  format === 'html' ? asHtml(writePage(document, language)) : asMarkdown(writePage(document, language))
