/** Whether a bare `?` shows the keys: some speak to their machine, and a bare key is then said by chance. */
const kept = 'frirum-question-mark'

export const questionMarkIsOn = (): boolean => localStorage.getItem(kept) !== 'off'

export const setQuestionMark = (isOn: boolean): void => {
  if (isOn) localStorage.removeItem(kept)
  else localStorage.setItem(kept, 'off')
}

/** What the key beside the space bar is called. */
export const isApple: boolean = /mac|iphone|ipad/i.test(navigator.userAgent)
