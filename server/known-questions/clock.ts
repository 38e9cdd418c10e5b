/** When known questions are asked: a Tuesday morning in term time, so that opening hours do not decide about them. */
export const testClock = new Date('2026-11-24T09:00:00Z');
