/** The last instant that a date can hold: not due until a person says so. Epoch ms. */
export const NOT_DUE = 8_640_000_000_000_000;
