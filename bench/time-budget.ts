/** A run of everything is left to itself for so long; what is not begun by then is left out, and named. */
const BUDGET_MS = 21 * 60_000;

let end = Number.POSITIVE_INFINITY;

/** Starts the clock of a full run; parts that are asked for by name have all the time they need. */
export const startBudget = (): void => {
  end = Date.now() + BUDGET_MS;
};

/** Has the run taken so long that nothing more may begin? */
export const isBudgetSpent = (): boolean => Date.now() > end;
