// Compiles the contracts named on the command line with the pinned compiler. Each gives one JSON
// file: the source's hash, compiler, settings, ABI and bytecode, in a fixed order.
//   node compile.js SOLC_FOLDER OUT_FOLDER CONTRACT.sol...
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const [solcFolder, out, ...sources] = process.argv.slice(2);
const solc = require(path.resolve(solcFolder, 'node_modules/solc'));
const settings = {
  evmVersion: 'london',
  optimizer: { enabled: true, runs: 200 },
  // no metadata hash: the bytecode depends on the code alone
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
};

for (const file of sources) {
  const name = path.basename(file, '.sol');
  const content = fs.readFileSync(file, 'utf8');
  const input = { language: 'Solidity', sources: { [`${name}.sol`]: { content } }, settings };
  const result = JSON.parse(solc.compile(JSON.stringify(input)));
  const errors = (result.errors || []).map((e) => e.formattedMessage);
  if (errors.length > 0) {
    console.error(errors.join('\n'));
    process.exit(1);
  }
  const contract = result.contracts[`${name}.sol`][name];
  const compiled = {
    contract: name,
    sourceHash: crypto.createHash('sha256').update(content).digest('hex'),
    compiler: solc.version(),
    evmVersion: settings.evmVersion,
    optimizerRuns: settings.optimizer.runs,
    abi: contract.abi,
    bytecode: `0x${contract.evm.bytecode.object}`,
  };
  fs.writeFileSync(path.join(out, `${name}.json`), `${JSON.stringify(compiled, null, 2)}\n`);
}
