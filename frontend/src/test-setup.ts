/** Before the tests of a file: the words of what it imports are there. */
import { beforeAll } from 'vitest'

import { wordsThere } from './words.ts'

beforeAll(wordsThere)
