import { z } from 'zod';

/** A fiscal district (财政区划) by its code, such as `330100`: the first part of every key and stream of the district. */
export const regionCode = z.string().regex(/^[0-9A-Za-z-]{1,32}$/);
