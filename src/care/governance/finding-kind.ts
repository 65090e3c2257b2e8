/**
 * What a person must look at; everything else settles itself.
 * @plain
 */
export const findingKinds = [
  'noFrame',
  'noTeam',
  'noCategory',
  'noRate',
  'noEvidence',
  'overTolerance',
  'overOrdered',
  'unplannedVisit',
  'unknownService',
  'overlap',
  'longVisit',
  'underuse',
  'lateDecline',
  'frameEnded',
] as const
/**
 * One of {@link findingKinds}.
 * @da slags fund
 * @sv slags avvikelse
 */
export type FindingKind = (typeof findingKinds)[number]
