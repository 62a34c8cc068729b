import * as z from 'zod';

/** A refusal (RFC 9457). */
export const problemDocument = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence that says what to do'),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().describe('JSON pointer (RFC 6901)'),
          detail: z.string(),
        }),
      )
      .exactOptional()
      .describe('Every place in the body that is wrong'),
    requestId: z.string().exactOptional().describe('To be named when a fault is reported'),
  })
  .meta({ id: 'Problem' });
