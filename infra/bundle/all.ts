import { bundle, type FunctionName, functions } from './bundle.ts';
import { processors } from './processor.ts';
import { zippedBytes } from './size.ts';

for (const processor of processors) {
  for (const name of Object.keys(functions) as FunctionName[]) {
    const { folder } = await bundle(name, processor);
    const megabytes = (await zippedBytes(folder)) / 1e6;
    process.stdout.write(
      `${processor.padEnd(6)}${name.padEnd(10)}${megabytes.toFixed(2).padStart(8)} MB zip  ${folder}\n`,
    );
  }
}
