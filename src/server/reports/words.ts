import type { ReportRefusal } from '#exchange/fhir/delivery.ts'
import type { Reason } from '#exchange/fhir/finding.ts'
import { bounds } from '#exchange/fhir/json.ts'

/** What each finding means, and what came of it. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  unexpectedElement: 'has no place in a delivery report; nothing was made of it',
  unknownResource: 'is no kind of resource of a delivery report; nothing was made of it',
  unknownProfile: "is none of the gateway's profiles",
  unknownCode: 'is a code that is not known; it was kept as it is',
  codeOfAnotherKind: 'is a code for something else; it was kept as it is',
  missing: 'must be told and is not',
  wrongType: 'is another kind of value than it must be; nothing was made of it',
  malformed: 'is not written as it must be; nothing was made of it',
  notAWholeDay: 'is a year or a month, and no day; nothing was made of it',
  endsBeforeItBegins: 'lies before the beginning; the end was left out',
  tooLong: 'lies more than a month after the beginning; the end was left out',
  notInReport: 'is not in the report; it counts when another report brings it',
  unexpectedReference: 'is a kind of resource that cannot stand here; the reference was left out',
  levelOnNursing: 'is a level on a nursing condition, which has none; it was kept',
  changesTheMeaning: 'can turn the meaning of the resource around; nothing was made of the resource',
  noCitizen: 'holds no citizen',
  secondCitizen: 'is a second citizen in one report; each resource went to the citizen it names',
  sameTimeOtherContent: 'is told twice for this moment with different content; one of them was chosen by rule',
}

const megabytes = bounds.characters / 1024 / 1024

/** Why a file was refused. */
export const refusalWords: Readonly<Record<ReportRefusal['kind'], string>> = {
  notJson: 'this is not JSON',
  tooLarge: `the file is larger than ${megabytes} MiB; split it`,
  tooDeep: `the file is nested deeper than ${bounds.depth} levels`,
  tooManyValues: `the file holds more than ${bounds.values} values; split it`,
  keyTwice: 'this name stands twice in one object, so one of its values would be lost',
  notText: 'this text holds characters that no text can hold',
  notAReport: 'this is no delivery report: a Bundle is needed',
  notACollection: "a delivery report is a Bundle of type 'collection'",
  noTimestamp: 'the report does not say when it was made',
  malformedTimestamp: 'this is no point in time with its offset, such as 2021-02-10T11:14:09Z',
  malformedEntry: 'every entry must hold a resource',
  noType: 'the resource does not say what it is',
  noId: 'the resource has no id, so a later report could not name it',
  malformedId: 'an id is 1 to 64 letters, digits, hyphens and dots',
  noIdentityNumber: 'the citizen has no personal number',
  severalIdentityNumbers: 'the citizen has several personal numbers',
  malformedIdentityNumber: 'a personal number is ten digits that begin with a day, such as 2512489996',
  tooManyResources: 'the file holds too many resources; split it',
  tooMuchUnknown: 'so much of this file is not understood that it is hardly delivery reports at all',
}
