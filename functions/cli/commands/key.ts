import { relative, resolve } from 'node:path';
import { keyIdOf } from '../../../analytics/run/signature.ts';
import { newKeyPair } from '../../adapters/key-file.ts';
import { InputError } from '../failure.ts';
import { writtenTo } from '../named-file.ts';
import { dataFolder } from '../outcome.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';

const isBelow = (path: string, folder: string): boolean => !/^(\.\.|\/|[A-Z]:)/.test(relative(folder, path));

export const keyCommand: Verb = {
  name: 'key',
  define: (command) =>
    command
      .argument('<file>', '私钥写到哪里;公钥写在 <file>.pub · where the private key goes; the public one is <file>.pub')
      .description('生成本单位的签名钥匙(Ed25519) · make the office’s key pair for signing runs (Ed25519)')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao key ~/keys/office.pem\n  jixiao run ./office --out ./office-out --key ~/keys/office.pem\n  jixiao verify ./office-out/run.json --against ~/keys/office.pem.pub',
      ),
  act: async ([file = ''], options, io) => {
    const data = dataFolder(options, io);
    // Whoever can change the data must not find there what signs it.
    if (isBelow(resolve(file), resolve(data))) throw new InputError(problems.keyInDataDirectory(file, data));
    const { publicPath, publicKey } = await writtenTo(file, newKeyPair(file));
    const key = keyIdOf(publicKey);
    return {
      human: (language) =>
        ({
          zh: `私钥 → ${file}(只有你能读;不要放在数据目录旁,不要发给别人)\n公钥 → ${publicPath}(交给复核的人)\n钥匙 ${key}`,
          en: `Private key → ${file} (you alone can read it; keep it away from the data directory and from others)\nPublic key → ${publicPath} (for whoever verifies)\nKey ${key}`,
        })[language],
      json: { privateKey: file, publicKey: publicPath, key },
      findings: false,
    };
  },
};
