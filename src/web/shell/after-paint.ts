/** A hidden page paints nothing; then the work is begun all the same. */
const hiddenMilliseconds = 100

/** When the browser has drawn what a press did at once: what the press asks for is begun after that. */
export const painted = (): Promise<void> =>
  new Promise((done) => {
    const late = setTimeout(done, hiddenMilliseconds)
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late)
        done()
      }),
    )
  })
