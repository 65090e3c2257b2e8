/** Before any schema is made: none may write code of its own while it runs, for the page's policy forbids it. */
import { z } from 'zod'

z.config({ jitless: true })
