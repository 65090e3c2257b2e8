import { z } from 'zod'

/** What a person must look at in a settled month. */
export const findingKind = z.enum([
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
])
