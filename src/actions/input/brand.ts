import { brandSchema } from '../written/brand.ts';

/** A brand as it is to be from now on, but for its logo. */
export const changedBrand = brandSchema.omit({ logo: true });
