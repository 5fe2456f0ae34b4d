import { type Drawing, directions, funds, months, type Project, projectsOf, silent, tiers, units } from './values.ts';

const drawDeclared = ({ draw, add, maybe, declared }: Drawing, { code, unit }: Project): void => {
  if (draw.chance(0.9))
    add('project', {
      unit_code: unit,
      project_code: code,
      project_name: `项目${code}`,
      project_type: draw.pick(['staff', 'operation', 'specific']),
      // As intake fills it in.
      fund_source: maybe(0.7, () => draw.pick(funds)) ?? '一般公共预算',
      initial_amount: maybe(0.8, declared),
      public_concern: maybe(0.5, () => draw.pick(['true', 'false'])),
      statutory: maybe(0.3, () => draw.pick(['true', 'false'])),
    });
};

/** Goals, what is reported of them each month, and what the unit says of them after the year. */
const drawGoals = ({ draw, year, add, maybe, number, share, points }: Drawing, { code, unit }: Project): void => {
  const indicators = unit.startsWith(silent) ? 0 : draw.int(0, 4);
  const weights = draw.pick([
    ['40', '30', '20', '0'],
    ['90', '0', '0', '0'],
    ['0', '0', '89.5', '0.5'],
    ['0', '40', '0', '0'],
    ['0', '0.5', '0', '0'],
    ['25', '25', '25', '15'],
  ]);
  for (let index = 0; index < indicators; index++) {
    const direction = draw.pick(directions);
    const weight = weights[index] ?? '0';
    const indicator = String(index + 1).padStart(2, '0');
    add('indicator', {
      project_code: code,
      indicator_code: indicator,
      indicator_name: `指标${indicator}`,
      level1: draw.pick(['output', 'benefit', 'satisfaction', 'cost']),
      level2: maybe(0.5, () => '数量'),
      direction,
      target_value: direction === 'qualitative' ? null : number(),
      target_text: direction === 'qualitative' ? '完成' : null,
      unit_of_measure: maybe(0.5, () => draw.pick(['个', '%'])),
      weight,
      accumulation: draw.pick(['flow', 'stock']),
      parent_indicator_code: weight === '0' && index > 0 ? '01' : null,
      plan_03: maybe(0.2, () => '0.2'),
      plan_06: maybe(0.2, () => '0.5'),
      plan_09: maybe(0.2, () => '0.8'),
    });
    const judged = direction === 'qualitative';
    const told = draw.pick([0.2, 0.9, 1]);
    for (const month of months)
      if (draw.chance(told))
        add('progress', {
          period: `${year}-${month}`,
          project_code: code,
          indicator_code: indicator,
          actual_value: judged ? null : maybe(0.8, number),
          tier: judged ? maybe(0.8, () => draw.pick(tiers)) : null,
          expected_value: judged ? null : maybe(0.2, number),
          likelihood: maybe(0.4, () => draw.pick(['certain', 'possible', 'possible', 'impossible'])),
          explanation: maybe(0.3, () => '雨季'),
          measure: maybe(0.3, () => '赶工'),
          measure_person: maybe(0.1, () => '某人'),
          declared_completion: maybe(0.1, share),
          declared_project_progress: maybe(0.2, share),
          reported_on: maybe(0.3, () => `${year}-${month}-28`),
        });
    if (draw.chance(0.8))
      add('self-evaluation', {
        project_code: code,
        indicator_code: indicator,
        actual_value: judged ? null : maybe(0.9, number),
        tier: judged ? maybe(0.7, () => draw.pick(tiers)) : null,
        tier_share: judged ? maybe(0.3, share) : null,
        declared_points: maybe(0.6, points),
        reason: maybe(0.4, () => '调整'),
        measure: maybe(0.4, () => '改进'),
        reported_on: maybe(0.6, () => `${Number(year) + 1}-${draw.pick(['01-31', '02-01', '03-31', '04-01'])}`),
      });
  }
};

const drawMoney = ({ draw, year, add, maybe, money, budget }: Drawing, { code, unit }: Project): void => {
  const spending = draw.chance(0.9);
  const amount = unit === units[0] ? '0' : budget();
  for (const month of months)
    for (const reporter of ['treasury', 'unit'])
      for (const fund of funds)
        if (spending && draw.chance(fund === funds[0] ? 0.8 : 0.2))
          add('execution', {
            period: `${year}-${month}`,
            reporter,
            unit_code: maybe(0.3, () => unit),
            project_code: code,
            fund_source: fund,
            money_kind: draw.pick(['current', 'current', 'carryover', 'surplus']),
            budget_line: '-',
            initial_amount: maybe(0.7, budget),
            adjusted_amount: draw.chance(0.8) ? amount : budget(),
            reserved_amount: maybe(0.2, money),
            committed_amount: maybe(0.2, money),
            received_amount: maybe(0.3, money),
            spent_amount: draw.pick(['0', '1', '50', '95', '100', '120', '333.33', '900', '-20']),
            paid_amount: maybe(0.3, money),
          });
};

/** What is decided on the project, and what it asks for next year. */
const drawDecisions = ({ draw, year, add, maybe, declared }: Drawing, { code, unit }: Project): void => {
  if (draw.chance(0.2))
    add('approval', {
      project_code: code,
      decision: draw.pick(['approved', 'returned', 'rejected']),
      approved_amount: maybe(0.8, declared),
      review_grade: maybe(0.5, () => draw.pick(['excellent', 'good', 'medium', 'poor'])),
    });
  if (draw.chance(0.2))
    add('re-evaluation', { project_code: code, score: draw.pick(['0', '59.99', '60', '79.99', '80', '90', '100']) });
  if (draw.chance(0.8)) {
    const next = String(Number(year) + 1);
    for (const fund of draw.chance(0.3) ? funds : funds.slice(0, 1))
      add('request', {
        fiscal_year: next,
        unit_code: unit,
        project_code: `${next}${code.slice(4)}`,
        project_name: `续${code}`,
        previous_project_code: maybe(0.85, () => code),
        fund_source: fund,
        requested_amount: draw.pick(['0', '1', '100', '150', '333.33', '1000', '2000']),
        floor_amount: maybe(0.3, () => draw.pick(['0', '1', '100'])),
      });
  }
};

/** What every project of a year declares, spends, reaches and says of itself. */
export const drawProjects = (drawing: Drawing): void => {
  for (const project of projectsOf(drawing.year))
    for (const part of [drawDeclared, drawGoals, drawMoney, drawDecisions]) part(drawing, project);
};
