/** Where anyone can get the files: the source has no licence, so they are read where they lie and not carried here. */
export const missingFolder = (folder: string): string =>
  [
    `找不到文件夹 ${folder}。数据没有许可证,本仓库不收录;任何人都可以自己取得:`,
    `There is no folder ${folder}. The data carry no licence and are not in this repository; anyone can get them:`,
    '  https://github.com/Juanpgm/api_dashboard_cali  (commit 10c5bc5e426f8e2b7404badbee892e0683185143)',
    '  transformation_app/app_inputs/ejecucion_presupuestal_input/   EJECUCION_<MES>_2025.csv',
    '  transformation_app/app_inputs/seguimiento_pa_input/           CUADRO 1S … 2025 ….xlsx',
    '把这些文件放进一个文件夹,再运行:npm run example:cali -- <文件夹>',
    'Put them in one folder and run: npm run example:cali -- <folder>',
    '',
  ].join('\n');

export const headings = {
  figures:
    '公布的核对数,逐类(一致 + 来源自身差错 / 全部)· Published check figures by kind (exact + slips of the source / all)',
  slips: '来源自身的差错,逐条 · Slips of the source itself, one by one',
  unexplained: '没有解释的差异 · Differences without an explanation',
  identities: '导出文件自身的恒等式(成立 / 核对)· What the exports say of themselves (held / checked)',
  refused: '被拒收的文件 · Files refused',
  none: '没有任何核对数可比 · There was no check figure to compare',
} as const;
