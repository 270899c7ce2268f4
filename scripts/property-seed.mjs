// Property tests draw the same cases in every run, so that a red test is about the change that turned it red. New cases
// are looked for on purpose: PROPERTY_SEED=random npm run unit (a failure prints its seed), or PROPERTY_SEED=<number>.
import fc from 'fast-check';

const asked = process.env.PROPERTY_SEED ?? '20180617';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
