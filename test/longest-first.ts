import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, in this order: begun late, it would run alone at the end while the other core has nothing to do. */
const longest = [/browser\/every-page/, /http\/fuzz/, /browser\//, /guards\/models/, /solver\/command/, /laws\//]
const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((name) => name.test(moduleId))
  return rank < 0 ? longest.length : rank
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}
