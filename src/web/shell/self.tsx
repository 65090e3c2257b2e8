/** Who is signed in, for every page behind the door. */
import { useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { readSelf } from '#contract/access/operations.ts'
import { ask } from './asking.ts'

export type Self = z.output<typeof readSelf.answer>

export const selfQuery = { queryKey: ['self'], queryFn: () => ask(readSelf, {}), staleTime: 5 * 60_000 } as const

export const useSelf = (): Self => useSuspenseQuery(selfQuery).data

/** Whether their role may do something at all; how near they must stand is the server's to say. */
export const may = ({ mayDo }: Self, action: string): boolean => mayDo[action] !== undefined
