/** Both languages under each other, Chinese first, as mails say things. */
export const inBoth = (zh: readonly string[], en: readonly string[]): string =>
  `${[...zh, '', '—— English ——', ...en].join('\n')}\n`;
