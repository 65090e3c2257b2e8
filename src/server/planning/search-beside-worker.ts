/** The thread of one search of a team's week: told everything when it starts, it answers with what it found. */
import { parentPort, workerData } from 'node:worker_threads'
import type { BesideGiven, BesideTold } from './search-beside.ts'
import { searchWeek } from './search-week.ts'

if (!parentPort) throw new Error('this runs in a thread of its own')
const port = parentPort
const { instance, asked } = workerData as BesideGiven
const tell = (told: BesideTold) => port.postMessage(told)
tell({ found: searchWeek(instance, asked, (share) => tell({ share })) })
