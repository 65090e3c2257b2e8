/** A model as a file of its own: what it took from shared parts written out, so that it stands without them. */
import { stringify } from 'yaml'

export const asYaml = (document: unknown): string =>
  stringify(document, { lineWidth: 110, aliasDuplicateObjects: false })
