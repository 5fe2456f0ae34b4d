import { expect, it } from 'vitest';
import { installers } from '../../../../functions/cli/watch/install.ts';

const started = {
  command: ['/opt/node', '/opt/绩 效/cli.ts', 'watch', '/srv/50% "off"', '--out', "/srv/o'out", '--data', 'C:\\d\\'],
  folder: '/srv/a b',
};

it('quotes every word for systemd', () => {
  expect(installers.systemd(started)).toContain(
    String.raw`ExecStart="/opt/node" "/opt/绩 效/cli.ts" "watch" "/srv/50%% \"off\"" "--out" "/srv/o'out" "--data" "C:\\d\\"`,
  );
  expect(installers.systemd(started)).toContain('\nWorkingDirectory=/srv/a b\n');
  expect(installers.systemd({ ...started, command: ['$HOME'] })).toContain('ExecStart="$$HOME"\n');
});

it('quotes every word for a crontab, in which a percent sign would end the line', () => {
  expect(installers.cron(started)).toBe(
    String.raw`*/10 * * * * cd '/srv/a b' && '/opt/node' '/opt/绩 效/cli.ts' 'watch' '/srv/50\% "off"' '--out' '/srv/o'\''out' '--data' 'C:\d\' '--once'` +
      '\n',
  );
});

it('quotes every word for Windows, and the document for XML', () => {
  const written = installers.windows({ command: ['C:\\node.exe', 'a & <b>', 'say "x"', 'C:\\d\\'], folder: 'C:\\a&b' });
  expect(written).toMatch(/^<\?xml version="1.0"\?>\n<Task /);
  expect(written).toContain('<Command>C:\\node.exe</Command>');
  expect(written).toContain(String.raw`<Arguments>"a &amp; &lt;b&gt;" "say \"x\"" "C:\d\\" "--once"</Arguments>`);
  expect(written).toContain('<WorkingDirectory>C:\\a&amp;b</WorkingDirectory>');
});
