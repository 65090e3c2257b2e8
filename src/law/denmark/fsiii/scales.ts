import type { Row } from './row.ts'

/** A row whose last word is what the rules know it as. */
type Meaning = readonly [...Row, means: string]

/** How much somebody is hindered. */
export const levels: readonly Meaning[] = [
  ['B1', '9c5cfb57-a498-40e5-98a7-792bf5fb205b', 'not hindered', '0'],
  ['B2', 'fcc16cb1-41f0-4832-b834-110fba0aaabe', 'slightly hindered', '1'],
  ['B3', 'd984ad21-48fe-4619-845e-2aa0303048e7', 'moderately hindered', '2'],
  ['B4', '1ceef776-0cfa-4acd-b222-c5bb2424e0c1', 'severely hindered', '3'],
  ['B5', 'f4c9f159-5806-4c06-95e9-e69b83bab1a1', 'totally hindered', '4'],
  ['B6', 'd7ff926a-4955-478f-b300-0b0ec0785013', 'not relevant', '9'],
]

/** What came of a follow-up. */
export const outcomes: readonly Meaning[] = [
  ['E1', '9c90b0e5-9c0a-4b72-a18c-76cd6d6c6213', 'the help goes on', 'continues'],
  ['E2', 'c6e71993-5d72-409a-8ab9-ecc094968635', 'the help changes inside the frame', 'changedInsideFrame'],
  ['E3', '59753987-c38d-41c5-b201-0eeff3032fef', 'the help ends', 'ended'],
  ['E4', '61b9a5c2-2ea7-45ad-82b8-53cbb513290e', 'the need is assessed anew', 'newAssessment'],
]

/** What the citizen is asked about their own situation. */
export const questions: readonly Meaning[] = [
  ['C', 'd6d48a71-b96f-4b88-86f9-b13bd3c03560', 'how much the citizen does', 'performance'],
  ['D', '687159ad-a61c-47c0-a878-53aa54bae2d5', 'how the citizen feels about it', 'importance'],
]

/** What the citizen answers. */
export const answers: readonly Meaning[] = [
  ['C1', '0c87bff2-3b24-4a6e-a9df-193f268ae7b8', 'does it alone', 'performance:alone'],
  ['C2', '86c7db25-59bb-4bef-bfe3-c73b3031b9f2', 'does part of it', 'performance:partly'],
  ['C3', '9e6c7ef6-9539-4f87-a82a-1eea50a1ec2a', 'does none of it', 'performance:not'],
  ['C4', 'f5a558db-e3cd-4b66-bf69-34cd86df05e4', 'not relevant', 'performance:notRelevant'],
  ['D1', 'ba2fc34d-dde5-4d1e-b642-7d6950580641', 'does not feel limited', 'importance:notLimited'],
  ['D2', '283bc119-5c7c-4679-8c8b-8768484e96d7', 'feels limited', 'importance:limited'],
]
