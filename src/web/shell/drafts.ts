/** What somebody has begun and not saved lies on the device, every piece under one mark, so that it can be put away. */
export const draftMark = 'frirum-draft-'

const begun = (): string[] => Object.keys(localStorage).filter((name) => name.startsWith(draftMark))

/** Whether signing out would lose something. */
export const hasDrafts = (): boolean => begun().length > 0

/** When somebody signs out, nothing of anybody stays on the device. */
export function forgetDrafts(): void {
  for (const name of begun()) localStorage.removeItem(name)
  sessionStorage.clear()
}
