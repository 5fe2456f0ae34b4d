-- monitoring_departments_add_up · 单位和部门的合计等于全区
-- In every period the units and the departments each add up to the district, in projects, money and
-- lights; none of the three is there without the others, and every project has one light.
WITH part AS (
  SELECT 'department' AS level, period, projects, spent_amount, budget_amount, green, yellow, red,
         blue, missing FROM monitoring_department
  UNION ALL
  SELECT 'unit' AS level, period, projects, spent_amount, budget_amount, green, yellow, red, blue,
         missing FROM monitoring_unit
), whole AS (
  SELECT level, period, sum(projects) AS projects, sum(spent_amount) AS spent_amount,
         sum(budget_amount) AS budget_amount, sum(green) AS green, sum(yellow) AS yellow,
         sum(red) AS red, sum(blue) AS blue, sum(missing) AS missing
  FROM part GROUP BY level, period
), due AS (
  SELECT side.level, district.*
  FROM monitoring_district AS district
  CROSS JOIN (SELECT 'department' AS level UNION ALL SELECT 'unit' AS level) AS side
)
SELECT coalesce(due.level, whole.level) AS level, coalesce(due.period, whole.period) AS period,
       whole.projects AS projects_of_parts, due.projects, whole.spent_amount AS spent_of_parts,
       due.spent_amount
FROM due
FULL OUTER JOIN whole ON whole.level = due.level AND whole.period = due.period
WHERE whole.projects IS DISTINCT FROM due.projects
   OR whole.spent_amount IS DISTINCT FROM due.spent_amount
   OR whole.budget_amount IS DISTINCT FROM due.budget_amount
   OR whole.green <> due.green OR whole.yellow <> due.yellow OR whole.red <> due.red
   OR whole.blue <> due.blue OR whole.missing <> due.missing
   OR due.green + due.yellow + due.red + due.blue + due.missing <> due.projects
