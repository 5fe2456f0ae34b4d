const words: Readonly<Record<string, string>> = {
  ingest: '接收文件 · taking files in',
  receipts: '写回执 · writing receipts',
  snapshot: '取快照 · taking the snapshot',
  build: '计算 · computing',
  marts: '写结果表 · writing marts',
  notices: '发偏差通知 · notices',
  report: '出报告 · writing the site',
};

/** What a person who watches reads as a step of the run begins. */
export const stepWords = (step: string): string => words[step] ?? step;
