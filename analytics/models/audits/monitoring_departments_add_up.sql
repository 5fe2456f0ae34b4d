-- Periods in which the units or the departments do not add up to the district: projects, money or
--   lights.
WITH part AS (
  SELECT 'department' AS level, period, projects, spent_amount, budget_amount, green, yellow, red,
         blue, missing FROM monitoring_department
  UNION ALL
  SELECT 'unit' AS level, period, projects, spent_amount, budget_amount, green, yellow, red, blue,
         missing FROM monitoring_unit
), whole AS (
  SELECT level, period, sum(projects) AS projects, coalesce(sum(spent_amount), 0) AS spent_amount,
         coalesce(sum(budget_amount), 0) AS budget_amount,
         sum(green) AS green, sum(yellow) AS yellow, sum(red) AS red, sum(blue) AS blue,
         sum(missing) AS missing
  FROM part GROUP BY level, period
)
SELECT whole.level, district.period, whole.projects AS projects_of_parts, district.projects,
       whole.spent_amount AS spent_of_parts, district.spent_amount
FROM monitoring_district AS district
LEFT JOIN whole ON whole.period = district.period
WHERE whole.period IS NULL OR whole.projects <> district.projects
   OR whole.spent_amount <> coalesce(district.spent_amount, 0)
     OR whole.budget_amount <> coalesce(district.budget_amount, 0)
   OR whole.green <> district.green OR whole.yellow <> district.yellow OR whole.red <> district.red
   OR whole.blue <> district.blue OR whole.missing <> district.missing
   OR district.green + district.yellow + district.red + district.blue
     + district.missing <> district.projects
