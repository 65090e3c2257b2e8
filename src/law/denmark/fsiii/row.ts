/** The key people use, the UUID, and what it is about in our own words. */
export type Row = readonly [key: string, uuid: string, about: string]
