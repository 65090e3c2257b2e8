/**
 * A point on the map in degrees: north and east are positive. Where somebody lives is kept for the way there alone.
 * @da koordinat
 * @sv koordinat
 */
export type Position = { readonly latitude: number; readonly longitude: number }

/**
 * How somebody gets from home to home.
 * @plain
 */
export const travelModes = ['car', 'bike', 'foot'] as const
/**
 * One of {@link travelModes}.
 * @da transportform
 * @sv färdsätt
 */
export type TravelMode = (typeof travelModes)[number]
