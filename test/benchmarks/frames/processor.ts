/** What this thread has had of the processor: a pause, or a busy machine, is not counted. */
export function processorSeconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}
