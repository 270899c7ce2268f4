import { driftedFiles, generate, writeOutputs } from './generate';
import { type Problem, formatProblem } from './problem';

const USAGE = 'usage: npm run geodata, or npm run geodata:check';

const report = (problems: readonly Problem[]): number => {
  for (const problem of problems) console.error(formatProblem(problem));
  console.error(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  return 1;
};

/**
 * Builds public/data from geodata/; with `--check` writes nothing and compares.
 *
 * @param args `[]` or `['--check']`
 * @param root the repository's root
 * @param build what makes the outputs; it takes seconds, so tests of the exit codes bring their own
 * @returns 0; 1 where a file is at fault or (with `--check`) a committed output would change; 2 for wrong arguments
 */
export const main = (
  args: readonly string[],
  root: string = process.cwd(),
  build: typeof generate = generate,
): number => {
  const isCheck = args[0] === '--check';
  if (args.length > (isCheck ? 1 : 0)) {
    console.error(USAGE);
    return 2;
  }
  const result = build(root);
  if (!result.ok) return report(result.error);
  const outputs = result.value;
  if (!isCheck) {
    writeOutputs(root, outputs);
    for (const [path, bytes] of outputs) console.log(`public/data/${path}: ${bytes.length} bytes`);
    return 0;
  }
  const drifted = driftedFiles(root, outputs);
  if (drifted.length > 0) return report(drifted);
  console.log(`${outputs.size} generated files are up to date`);
  return 0;
};
