import { envelopeOrigins } from '../../allocation/sentences.ts';
import type { AllocationLine } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { count, percent } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { closesYear } from '../../core/period.ts';
import { columns } from '../parts/columns.ts';
import { mostTogether } from '../parts/cut-off.ts';
import type { Facts } from '../parts/facts.ts';
import { block, figure } from '../parts/figure.ts';
import { money, moneyText } from '../parts/figures.ts';
import { type File, fact, factsList, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { both } from '../parts/words.ts';
import { departmentsFigure, departmentsTable, limitsBlock, rulesFigure } from './allocation-figures.ts';
import { change, groupsOf } from './allocation-groups.ts';
import { isReserve, linesTable, total } from './allocation-lines.ts';
import { sentence } from './allocation-sentences.ts';

/**
 * What a reader must know of the envelope before the lines: that nobody decided it, and why some of it is kept back.
 */
const envelopeSays = (facts: Facts, year: number, kept: string | null): readonly Text[] => {
  const given = facts.run.allocation;
  const written = (value: string) => moneyText(value, facts.policy.region);
  const said: Text[] = [];
  if (given && (given.origin === 'base' || given.origin === 'minimum')) {
    const envelope = written(given.envelopeAmount);
    said.push(
      sentence('envelopeUndecided', { envelope: envelope.zh, origin: given.origin, year }, { envelope: envelope.en }),
    );
  }
  if (kept !== null) {
    const reserve = written(kept);
    said.push(
      closesYear(facts.through)
        ? sentence('reserve', { reserve: reserve.zh }, { reserve: reserve.en })
        : sentence(
            'reserveMidYear',
            { reserve: reserve.zh, through: dateZh(facts.through) },
            { reserve: reserve.en, through: facts.through },
          ),
    );
  }
  return said;
};

const linesSection = (facts: Facts, rows: readonly AllocationLine[], reserve: readonly AllocationLine[]): Html => {
  if (rows.length > mostTogether)
    return html`<section><h2>${both(text(`${count(rows.length)} 项安排列在各${facts.department.zh}的页面`, `The page of each ${facts.department.en} lists its share of the ${count(rows.length)} lines`))}</h2>${departmentsTable(facts, rows)}${reserve.length > 0 && html`<h3>${both(text('预留', 'Reserve'))}</h3>${linesTable(facts, paths.allocation, reserve)}`}</section>
`;
  const groups = groupsOf(rows, 'department_code');
  const name = (code: string) => facts.departmentNames.get(code) ?? (code || '—');
  return html`<section><h2>${both(text(`${rows.length} 项安排,每项都有理由`, `${rows.length} lines, each with its reason`))}</h2><p class="unit">${both(text(`金额单位:${facts.policy.region.currency.zh};点开一个${facts.department.zh}看明细`, `Amounts in ${facts.policy.region.currency.en}; open a ${facts.department.en} for its lines`))}</p>
${groups.map(
  (
    group,
  ) => html`<details class="group"><summary>${name(group.code)} <span class="soft small">${group.rows.length} 项 · 申请 ${money(total(group.rows, 'requested_amount'), facts.policy.region)} · 安排 ${money(total(group.rows, 'allocated_amount'), facts.policy.region)} · ${change(group.rows)}</span></summary>${linesTable(facts, paths.allocation, group.rows)}</details>
`,
)}${reserve.length > 0 && html`<h3>${both(text('预留', 'Reserve'))}</h3>${linesTable(facts, paths.allocation, reserve)}`}</section>
`;
};

/** Next year's proposal: totals, departments, rules, and every line with its reason; or why there is none. */
export const allocationPage = async (facts: Facts): Promise<File> => {
  const year = facts.run.allocation?.year ?? facts.run.fiscalYear + 1;
  const frame = {
    path: paths.allocation,
    under: paths.allocation,
    kicker: text(`预算安排建议 · ${year} 年`, `Proposed allocation, ${year}`),
  };
  const all = facts.marts.allocation_line;
  if (all.length === 0)
    return page(facts, {
      ...frame,
      heading: sentence('allocationEmpty', { year }),
      body: [
        reasonNotThere(
          text(
            '收到“下年度预算申请”之后,本页给出每一项的区间、金额和理由',
            'Once requests are in, each line’s range, amount and reason stand here',
          ),
        ),
      ],
    });
  const { region } = facts.policy;
  const reserve = all.filter(isReserve);
  const rows = all.filter((row) => !isReserve(row));
  const [base, requested, allocated] = [
    total(rows, 'base_amount'),
    total(rows, 'requested_amount'),
    total(rows, 'allocated_amount'),
  ];
  const written = (value: string) => moneyText(value, region);
  const atRequest = rows.filter((row) => row.allocated_amount === row.requested_amount).length;
  const share = Number(requested) === 0 ? 0 : Number(allocated) / Number(requested);
  const envelope = facts.run.allocation?.envelopeAmount ?? null;
  const origin = facts.run.allocation?.origin ? envelopeOrigins[facts.run.allocation.origin] : null;
  const kept = reserve.length > 0 ? total(reserve, 'allocated_amount') : null;
  const heading = sentence(
    'allocation',
    { requested: written(requested).zh, allocated: written(allocated).zh, cut: '', lines: rows.length, share },
    { requested: written(requested).en, allocated: written(allocated).en },
  );
  const lead = sentence(
    'allocationLead',
    {
      base: written(base).zh,
      envelope: envelope && written(envelope).zh,
      origin: origin?.zh ?? '',
      atRequest,
      below: rows.length - atRequest,
      reserve: kept && written(kept).zh,
    },
    {
      base: written(base).en,
      envelope: envelope && written(envelope).en,
      origin: origin?.en ?? '',
      reserve: kept && written(kept).en,
    },
  );
  const byDepartment = departmentsFigure(facts, rows);
  const body = [
    factsList([
      fact(text('本年预算', 'This year'), money(base, region), html`有申请的资金来源`),
      fact(text('申请', 'Requested'), money(requested, region), html`${rows.length} 项`),
      fact(text('总额', 'Envelope'), money(envelope, region), origin ? both(origin) : undefined),
      fact(text('安排', 'Allocated'), money(allocated, region), html`占申请 ${percent(share)}`),
      fact(text('预留', 'Reserve'), money(kept, region)),
    ]),
    columns([
      ...(await Promise.all((byDepartment.more ? [] : [byDepartment]).map(block))),
      await block(rulesFigure(facts)),
      limitsBlock(facts, rows),
    ]),
    byDepartment.more ? await figure(byDepartment) : null,
    linesSection(facts, rows, reserve),
  ].filter((part) => part !== null);
  return page(facts, { ...frame, heading, lead: html`${[...envelopeSays(facts, year, kept), lead].map(both)}`, body });
};
