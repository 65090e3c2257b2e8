/** The languages a model must speak. */
export const languages = ['da', 'sv', 'en'] as const
/** @plain */
export type Language = (typeof languages)[number]
/**
 * The same text in every language of the house.
 * @plain
 */
export type Words = { readonly [language in Language]: string }
