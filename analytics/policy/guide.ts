/**
 * The hand-written head of docs/policy.md; the tables below it are generated from the schema and the default policy.
 */
export const policyGuide = `# 规则(政策文件) · The policy

所有的线、权重、公式、等级和应用规则都在一份政策文件里,程序里没有。报告由数据快照和政策文件算出,改了哪一个数,报告都会说明用的是哪一版。
*Every line, weight, formula, grade and rule of application stands in one policy document, none in the code. A report is computed from a snapshot of the data and
a policy, and says which version of it was used.*

## 怎么改 · How to change it

1. \`jixiao init <文件夹>\` 会放一份 \`policy.yaml\`;或复制 \`analytics/policy/default.yaml\`。*Start from the copy that \`jixiao init\` makes.*
2. 改 \`name\` 和 \`version\`,再改需要的数。每个数写成 \`{ value: …, clause: "依据" }\`:没有依据的数不被接受。
   *Change \`name\`, \`version\` and the values you need. A number without a clause is refused.*
3. \`jixiao run <文件夹> --policy policy.yaml --out out\`。文件夹里有 \`policy.yaml\` 时不必写 \`--policy\`。写错的地方会逐条指出位置和应填什么。
   *Run with \`--policy\`; a \`policy.yaml\` in the input folder is found by itself. Every mistake is named with its place.*
4. 旧版本写的规则文件、已采用的规则照样能用:\`schema\` 写明结构的版本(不写就是 1),新版才有的设置按旧版的做法补上。用旧规则算出的结果仍可 \`jixiao verify\`。
   *A policy of an older release goes on as it is: \`schema\` says which shape it has (1 where it says nothing), and settings that came later get the value that changes
   no figure. Runs made under it still verify.*
5. \`jixiao policy check policy.yaml\` 用句子说出与默认规则的不同,也指出可以用但多半不是本意的地方;\`jixiao policy diff default policy.yaml --data <数据目录>\` 在现有数据上说出谁的灯、得分、等级和预算会变;\`jixiao policy presets\` 列出各地的预设,
   \`jixiao policy presets hubei > policy.yaml\` 从一个预设开始。编辑器里写上 \`# yaml-language-server: $schema=policy.schema.json\`(由 \`jixiao policy schema > policy.schema.json\` 得到)就有提示。
   *\`policy check\` says what differs from the default and what is allowed but probably not meant, \`policy diff\` on the data at hand whose light, score, grade and money would change, \`policy presets\` lists presets to begin with. With the schema's line at its top an editor knows what may stand where.*
6. 报告的“方法”页列出全部取值和依据;\`jixiao verify\` 会发现事后被改动的数。*The report's method page shows all values with clauses; \`verify\` finds a value changed afterwards.*

## 依据的可靠程度 · How far a clause can be trusted

| 标记 Mark | 意思 Meaning |
| --- | --- |
| [system] | 在几省使用的系统的规则表中读到 · read in the rule tables of a system that several provinces use |
| [form] | 在公开的已填表中见到 · seen on published, filled-in forms |
| [local] | 个别地方的做法 · one place's practice |
| [recalled] | 凭记忆,引用前请核对 · from memory: check before citing |
| — | 文件的一般规定,或写明“本系统预设”的初始值 · the rule as generally known, or a starting value of this system where it says 本系统预设 |

## 得分怎么算 · How points are worked out

- 一行的得分 = 权重 × 比例,只舍入一次,按“舍入方式”和“小数位”;计算用整数,恰好一半就是一半(9.685 四舍五入得 9.69,成双得 9.68)。
  *A row earns weight × share, rounded once. The arithmetic is exact: a tie is a tie.*
- 总分 = 各行舍入后的得分之和,再按执行率封顶(默认不封顶)。*The total is the sum of the rounded rows, then capped by execution where caps are set.*
- 目标为 0 或为负、无法相除时,只看原值达到与否(−3 够不到“≥ 0”);相除时实际为负按 0 计。*Targets of 0 or below are met or not, never divided, and the value is
  compared as it is (−3 does not reach “≥ 0”); where it is divided, a negative actual counts as 0.*
- 定性行:评价人的比例或得分(0 到权重之间)就是评价,只有档次时取该档的比例。比例或得分与所选档次矛盾的取较低的,规则名写明取了哪一个(\`outside_tier\`),评价从不被抬高。
  *Judged rows: the evaluator's share or points (from 0 to the weight) are the judgement, a tier alone counts with its share. Where they contradict the tier the lower
  counts and the row's rule says which (\`outside_tier\`): no judgement is ever raised.*
- 执行率 = 执行数 ÷ 规定的分母(\`execution_denominator\`),分子分母取同样的行;分母为 0 时按 \`zero_denominator\` 改用全年预算数或不算,都在提示里写明;汇总时各项目按自己的两边相加。
  没有可执行的(预算减为 0 又没有支出)不是未报,执行率一行按 \`execution_without_budget\` 计;没有预算却有支出的得 0 分;有一行没填分母的得 0 分并写明。
  *The execution rate takes both sides from the same rows. Where its denominator is 0 \`zero_denominator\` says what is done, and the row says so; sums add each project's own two
  sides. A budget cut to zero with nothing spent is not "not reported": \`execution_without_budget\` says what the row earns. Money spent without a budget earns 0, and so does a
  row without its denominator, each by its name.*
- 没有自评的项目是“未评”,不是 0 分:没有总分和等级,写明原因(没有送、被拒收、表里没有一个完成值),不计入部门得分;财政单独做了再评价的,按再评价评等级。
  *A project without a self-evaluation is not evaluated, which is not 0: no total and no grade but the reason (not sent, refused, without a result), and no part in its department's score. Finance's own re-evaluation alone still grades it.*
- 送来的自评表,年末值先看自评,空着的行再看 12 月的监控数,都没有则 0 分,提示“没有自评数据”(\`unanswered_row\`)。*Within a self-evaluation that was sent, a blank row takes December's monitored value, else it earns 0 and says so.*
- 迟报、不报自评是扣分事由(迟不迟看第一次接受的自评,以后的更正不改日期),扣几分由规则定,在总分上单列:总分 = 各行之和(封顶后,最多 100)− 规则的扣分 − 财政查实扣分,最低 0,再 + 财政加分,不超过 100 和封顶;财政的扣分、加分都要写原因。*A late or missing self-evaluation is a deduction of the policy (the first accepted form is what is late or not, whatever corrected it since), taken off the capped sum on a line of its own, never below 0. What finance took off for what it found comes after it, then its bonus, up to 100 and the cap; both need their reason.*
- 没有达到目标的,要有原因和改进措施,否则资料不齐全。*A missed target needs a reason and a measure.*

## 另外的计分办法和评价体系 · Scorings and schemes of one's own

\`settings\` 里的公式管一般的指标。别的算法写进 \`scorings\`(计分办法),再由 \`scoring_rules\`(先合适的先用)或指标自己的“计分办法”一栏指名;哪类项目用哪套权重和级别写进 \`schemes\`(评价体系,第一个合适的)。指名的办法规则里没有,或不适用于那个方向,
按 \`settings\` 计分并写明。\`form\` 有 \`proportional\` 按比例、\`between\` 两条线之间、\`linear\` 和 \`ratio\`(≤)、\`symmetric\`(= 和区间)、\`per_unit\` 每差一个单位扣分、\`steps\` 分档、\`met_or_not\` 达到才得分;\`over\` 管远超目标,\`veto_cap\` 是一票否决:用这种办法的指标没有达到时,项目总分的上限(部门的指标,是整体部分得分的上限)。各有哪些键,见“各项能写的键”。
*The formulas of \`settings\` score ordinary rows. Other ways are named in \`scorings\`; \`scoring_rules\` (the first that fits) or an indicator's own column 计分办法 refers to them; \`schemes\` say what kinds of project are evaluated by. \`form\` says how a result earns, \`over\` what one far above its target costs, \`veto_cap\` how high its project's total (for a department's row: the whole-department part) may be where the row is not met; the keys of each stand below. A name the policy does not
have, or one that does not suit the direction, leaves the row to \`settings\`, and the row says so.*

\`\`\`yaml
scorings:
  - code: each_day_late
    name: { zh: 每迟一天扣0.5分, en: half a point a day late }
    form: per_unit
    unit: 1
    of: value
    points: 0.5
    count: started
    clause: "某区绩效评价办法第六条"
  - code: no_accident
    name: { zh: 安全一票否决, en: safety veto }
    form: met_or_not
    veto_cap: 59
    clause: "某区绩效评价办法第九条"
scoring_rules:
  - { direction: by, scoring: each_day_late, clause: "某区绩效评价办法第六条" }
  - { level1: output, level2: 安全, scoring: no_accident, clause: "某区绩效评价办法第九条" }
schemes:
  - code: transfer
    name: { zh: 转移支付, en: Transfer payment }
    about: { zh: 钱拨到下级执行, en: The money is spent below this level }
    for: [{ fund_source: 转移支付 }]
    execution_weight: 0
    levels: [{ level1: output, weight: 40 }, { level1: benefit, weight: 40 }, { level1: satisfaction, weight: 20 }]
    clause: "公开的自评表 [form]"
\`\`\`

财政评价里由公式计算的行(资金到位率、质量达标率、成本节约率…)写在评价体系的 \`computed\` 里:分子、分母是资金数(\`initial_amount\`、\`adjusted_amount\`、\`received_amount\`、\`spent_amount\`,从预算执行里取)或“项目基础数据”(project-fact)的代码,单位不必再申报。商不先舍入,差一分钱也不算达到;缺数、分母为 0 的得 0 分并写明。这些行是比率,只用自己指名的 \`scoring\` 和指定了本体系的 \`scoring_rules\`:不指定体系的规则,其单位、档次是给申报的目标定的;“远超目标”的设置也只管申报的行。预设 \`finance-evaluation\` 是一套。

部门整体(\`department_schemes\`,先合适的先用,没有合适的按 \`framework\`)按自己的一级指标评:\`computed\` 由“部门整体数据”计算,\`judged\` 由部门按代码申报(department-indicator)、自评(department-evaluation)评定,一级里余下的分值归部门自己的产出、效果等指标。没有申报的分值按 0 分计,申报多了的按比例折,不在体系里的一级不计分;分子、分母都为 0 的不适用,不计入权重;分母为 0 而分子不为 0 的得 0 分。一票否决的指标没有达到,整体部分不超过它的上限。预设 \`whole-department\`(投入、过程、产出、效果)和 \`duty-performance\`(履职效能、管理效率、运行成本…)各是一套,\`examples/whole-department/\` 是可以运行的例子。
*Rows that finance's evaluation works out stand in a scheme's \`computed\`: money from execution, or facts of project-fact. The quotient is never rounded before it is scored. Such a row is a fraction: it is scored by the \`scoring\` it names or a rule for its scheme, not by rules for every scheme, whose units are those of declared targets, and the settings for what is far above a target leave it alone. Whole departments are evaluated by \`department_schemes\`, the first that fits, else by \`framework\`: rows computed from department-fact, rows judged, and rows of their own in what each level leaves.
Points nobody declared count as 0, rows that claim more share what there is, levels outside the scheme earn nothing; a denominator of 0 takes a row out.*

\`\`\`yaml
department_schemes:
  - code: whole
    name: { zh: 部门整体支出, en: Whole department }
    about: { zh: "投入、过程计算和评定,产出由部门申报", en: "Input and process computed and judged, output declared" }
    for: [{ department_group: 社会事业 }]
    levels: [{ level1: input, weight: 20 }, { level1: process, weight: 20 }, { level1: output, weight: 60 }]
    computed:
      - { code: staff_control, name: { zh: 在职人员控制率, en: Staff control }, level1: input, numerator: staff_actual, denominator: staff_authorised, formula: ratio, direction: "<=", target: 1, weight: 20, clause: "财预〔2013〕53号" }
    judged:
      - { code: internal_rules, name: { zh: 管理制度健全性, en: Sound rules }, level1: process, weight: 20, asks: { zh: 制度健全并执行, en: rules complete and kept }, clause: "财预〔2013〕53号" }
    clause: "财预〔2013〕53号"
\`\`\`

## 分资金计执行率 · Execution by kinds of money

有的表把执行率分几行计:基本支出、项目支出各 10 分,或财政资金、单位资金、其他资金各有权重。写进 \`execution_parts\`,每一部分就是自评表上单独的一行(指标编码 \`EXECUTION:代码\`),有自己的执行率、权重和得分,规则(按比例、分档、一条线以下不得分)对每一部分分别用,
超额的部分补不了别的部分。一笔资金归入第一个条件合适的部分,不会算两次;没有条件的部分收其余资金,写在最后。各部分权重之和等于执行率权重的,照写的算;不等的(例如评价体系另有执行率权重)按比例摊,到 0.01 分,合计不变。
没有预算也没有支出的部分按 \`execution_without_budget\`:满分、0 分,或按其余各行(指标和有资金的部分)的得分率。不属于任何部分的资金不计执行率,每一行都写明(\`money_in_no_part\`);项目的资金全都不属于的,各部分得 0 分。封顶(\`caps\`)和项目的执行率仍看全部资金。自评表对整个执行率只写了一次原因和措施的(\`EXECUTION\`),没有自己的部分都用它;写在那里的得分不归任何部分。
*Some forms rate money in several rows: basic and project spending at 10 points each, or fiscal, own and other money. Listed in \`execution_parts\`, each part is a row of the form by itself (code \`EXECUTION:<code>\`) with its own rate, weight and points; the way of scoring applies to each part
alone, and what one overspends makes up for no other. Money falls into the first part that fits, so none counts twice; a part without conditions takes what is left and stands last. Where the parts' weights add to the execution weight they are taken as written, else (as under a scheme with
another execution weight) shared out in proportion, to a hundredth of a point. A part without budget and spending goes by \`execution_without_budget\`: full, nothing, or the rate the other rows earn, which are the indicators and the parts with money. Money in no part is not rated, and every row
says so; where all of a project's money is in none, its parts earn 0. Caps and the project's rate still look at all its money. A reason and a measure that the form gives once, for execution as a whole (\`EXECUTION\`), are those of every part without its own; points given there are no part's.*

\`\`\`yaml
execution_parts:
  - { code: basic, name: { zh: 基本支出, en: Basic expenditure }, fund_source: 基本支出, weight: 10, clause: "贵州 部门整体支出绩效自评表 [form]" }
  - { code: project, name: { zh: 项目支出, en: Project expenditure }, fund_source: 项目支出, weight: 10, clause: "贵州 部门整体支出绩效自评表 [form]" }
\`\`\`

## 计划曲线 · Plan curves

计划进度不报曲线时按月数 ÷ 12(序时进度)。有的工作不是按月平均做的:\`plan_curves\` 给某类项目(\`project_type\`、\`function_code\` 的开头、\`unit_code\`,都不写为所有项目)3、6、9 月累计的计划,两个季度末之间取直线,年初为 0、年末为 1,先合适的先用。
\`of: goals\`(不写也是)管单位自己没有申报曲线的目标;\`of: money\` 管资金:执行偏差、资金灯、四象限、没有上年情况的支出预测都对着它,单位、部门和全区的计划是各项目计划支出之和 ÷ 分母之和,不是比率的平均。页面写明哪些是曲线;两种曲线互不影响,没有资金曲线的项目仍按月数 ÷ 12。
*Without a curve planned progress is months ÷ 12. Where work is not spread evenly, \`plan_curves\` gives a kind of project (\`project_type\`, the beginning of a \`function_code\`, \`unit_code\`; every project without any) the cumulative plan of March, June and September, with straight lines between the
ends of quarters from 0 at the year's beginning to 1 at its end; the first that fits. \`of: goals\` (so without it) is for goals whose unit declared no curve. \`of: money\` is for money: deviation, light, quadrant and the forecast of spending without a year before are held against it, and the plan of a unit,
a department or the district is the money planned in its projects ÷ their denominators, never a mean of rates. Pages say where a curve is in force; neither kind changes the other, and money without one goes by months ÷ 12.*

\`\`\`yaml
plan_curves:
  - { of: money, function_code: "213", plan_03: 0.10, plan_06: 0.40, plan_09: 0.90, clause: "某区农业项目按农时用款" }
  - { of: money, project_type: specific, plan_03: 0.15, plan_06: 0.40, plan_09: 0.70, clause: "某区预算执行进度考核办法" }
  - { of: goals, function_code: "213", plan_03: 0.05, plan_06: 0.50, plan_09: 0.95, clause: "某区农业项目按农时" }
\`\`\`

## 下年度预算怎么分 · How next year's money is shared

每项申请先得到一个区间:下限是保障下限和“下限系数 × 本年预算”中高的,上限是“上限系数 × 本年预算”,都不超过申请(新项目的系数乘申请额)。本年预算是申请所用资金来源自己的本年预算,与申请多少无关:几项申请延续同一项目的同一资金来源,平分它;没有再申请的,不摊给别的资金来源;资金来源本年没有预算的,评过的项目按 \`fund_without_budget_rule\`,未评的评价前不增加,只有保障下限。每项先得下限;总额
余下的部分同时注入各项,速度与“区间宽度 × 优先权重 ×(100 + 得分)”成正比,满了的退出(优先权重由优先级倒数上来:最末一级为 1,每高一级加 1;默认四级,优为 4、差为 1);尾差按最大余数分到分。谁都用不了的列为预留。总额不够下限之和时不分,说明差多少。
*Every request gets a range: low is the protected floor or low factor × this year's budget, whichever is more; high is high factor × this year's budget; neither exceeds the request
(factors of new projects apply to the request). This year's budget is that of the request's own fund, whatever is asked for: requests that continue one fund of one project share it alike, what a fund has that nobody asks for
again goes to no other, and a fund without a budget goes by \`fund_without_budget_rule\` where the project was graded; one that was not evaluated may not rise, and has its protected floor alone. Each line starts at its low; what is left of the envelope flows into all of them at a pace of width × priority weight × (100 + score) — the last priority weighs 1, each one above it 1 more —, full lines leave,
and the last fen go by largest remainder. What nobody can take is a reserve. An envelope below the sum of the lows is refused, with the shortfall.*
`;
