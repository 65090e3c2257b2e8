import { useEffect, useState } from 'react'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'

/** The day and the minute it is in a zone: told anew each minute, and when somebody comes back to the page. */
export function useNow(zone: string): ReturnType<typeof localTime> {
  const [now, setNow] = useState(() => localTime(Date.now() as Instant, zone as Zone))
  useEffect(() => {
    const look = () =>
      setNow((before) => {
        const next = localTime(Date.now() as Instant, zone as Zone)
        return next.time === before.time && next.date === before.date ? before : next
      })
    const timer = setInterval(look, 20_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [zone])
  return now
}
