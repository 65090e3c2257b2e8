/** What can be wrong with a table somebody sends: with the file, a row, a cell, or against what is known already. */
export const faultReasons = [
  // The file
  'emptyFile',
  'workbook',
  'missingColumn',
  'columnTwice',
  'notUnderstood',
  'tooManyRows',
  // The row
  'openQuote',
  'strayQuote',
  'tooManyCells',
  'unreadableCharacter',
  // The cell
  'missing',
  'tooLong',
  'notADate',
  'ambiguousDate',
  'notATime',
  'notAWindow',
  'notANumber',
  'ambiguousNumber',
  'tooManyDecimals',
  'notWhole',
  'outOfRange',
  'notOneOf',
  'notYesOrNo',
  'notWeekdays',
  'notAnId',
  'oneOrTheOther',
  'otherLength',
  'endsBeforeItBegins',
  // Against what is known
  'notAnIdentityNumber',
  'unknownCitizen',
  'unknownTeam',
  'unknownService',
  'unknownCluster',
  'unknownCategory',
  'unknownBand',
  'unknownCourse',
  'wrongScope',
  'wrongPer',
  'wrongBand',
  'wrongCategory',
  'noFollowUpDay',
  'outsideTerms',
  'twiceInFile',
  'contradicts',
  'brokenBeside',
  'otherContent',
  'takenOver',
] as const

/** One of {@link faultReasons}. */
export type FaultReason = (typeof faultReasons)[number]

/**
 * What is wrong where: the line of the file on which the row begins (the first is 1), the column as the file names it
 * (or as it should have), the text that stands there, and why it cannot be.
 */
export type Fault = {
  readonly line: number
  readonly column: string | null
  readonly value: string | null
  readonly reason: FaultReason
}
