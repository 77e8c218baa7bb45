/** About three months: after so many days a limit usually comes back to its author. */
export const USUAL_DAYS = 91
