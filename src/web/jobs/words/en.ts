import type { JobWords } from './da.ts'

export const en: JobWords = {
  waiting: 'Waiting for its turn',
  begun: 'Beginning …',
  stages: {
    begun: () => 'Beginning …',
    citizens: (done, of) => `${done} of ${of} citizens`,
    reading: (_done, _of, percent) => `Reading the file, ${percent}`,
    searching: (_done, _of, percent) => `Looking for a good week, ${percent}`,
    saving: () => 'Writing to the database …',
  },
  stop: 'Stop',
  stopping: 'Stopping …',
  stopped: (who) => `Stopped. Nothing of what ${who} began is kept.`,
  failed: 'That went wrong, and nothing is kept. Try again; if it goes wrong again, tell those who run Frirum.',
  asked: (who, when) => `Begun by ${who}, ${when}.`,
  leave: 'You can leave this page: the work goes on, and you will find it here again.',
}
