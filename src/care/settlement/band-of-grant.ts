import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'

/**
 * The category and band that the decision fixed, in one model's words. A course names its category, also where the
 * decision was made under another model whose category this one does not know; a category of one band needs no band in
 * the decision. Null where the decision says none; names the model does not know are left as they are.
 * @plain
 */
export function bandOfGrant(
  model: Pick<GovernanceModel, 'categories' | 'frame'>,
  grant: Pick<Grant, 'category' | 'band' | 'course'>,
): { category: string | null; band: string | null } {
  const called = (id: string | null | undefined) => model.categories?.find((category) => category.id === id)
  const course = model.frame.courses?.find(({ id }) => id === grant.course)
  const category = called(grant.category) ?? called(course?.category)
  if (category === undefined) return { category: grant.category, band: grant.band }
  const { id, bands } = category
  const band = bands.find((each) => each.id === grant.band) ?? (bands.length === 1 ? bands[0] : undefined)
  return { category: id, band: band?.id ?? grant.band }
}
