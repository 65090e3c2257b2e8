/** What no source says and every plan needs: stated here once, shown beside each plan, and to be told otherwise. */
export const weekSettings = {
  /** A visit may begin so much before or after what was agreed; every minute of it counts against the plan. */
  softMinutes: { agreedWindow: 45, partOfDay: 60 },
  /** Shifts from this length on have a pause. */
  pause: { fromShiftMinutes: 360, opens: 10 * 60 + 30, closes: 14 * 60, minutes: 30 },
  /** In the later part of the day the pause lies here. */
  latePause: { opens: 17 * 60 + 30, closes: 20 * 60 + 30 },
  /** So many minutes beyond a shift somebody may be home at the latest. */
  overtimeMost: 30,
  /** Help on five days a week or more goes before help that is given now and then. */
  priority: { daily: 3, nowAndThen: 1, dailyFromTimes: 5 },
} as const
