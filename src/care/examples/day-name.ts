/**
 * The days of a week as a model document writes them.
 * @plain
 */
export const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/**
 * One of {@link dayNames}.
 * @plain
 */
export type DayName = (typeof dayNames)[number]
