import type { GovernanceModel, Service } from './model.ts'

/**
 * The service that a word of today or yesterday means: its id, one of its official codes with or without the system,
 * or the name of an older service type that it took over (002-41, 002-42). `undefined` where the catalogue has none.
 * @da ydelse
 * @sv insats
 */
export function findService({ catalogue }: Pick<GovernanceModel, 'catalogue'>, word: string): Service | undefined {
  const asked = word.toLowerCase()
  const says = (name: string) => {
    const known = name.toLowerCase()
    return known === asked || known.endsWith(`:${asked}`)
  }
  return (
    catalogue.services.find(({ id }) => id === word) ??
    catalogue.services.find(({ codes, replaces }) => codes?.some(says) || replaces?.some(says))
  )
}

/**
 * How big a catalogue is, and how many older service types it took the place of (002-44, 002-56).
 * @da katalogets størrelse
 * @sv katalogens storlek
 */
export type CatalogueSize = { readonly clusters: number; readonly services: number; readonly olderTypes: number }

/**
 * Counts a catalogue.
 * @plain
 */
export function catalogueSize({ catalogue }: Pick<GovernanceModel, 'catalogue'>): CatalogueSize {
  return {
    clusters: catalogue.clusters.length,
    services: catalogue.services.length,
    olderTypes: catalogue.services.reduce((sum, { replaces }) => sum + (replaces?.length ?? 0), 0),
  }
}
