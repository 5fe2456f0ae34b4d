-- monitoring_added · 由子指标合计的值
-- grain: project_code, indicator_code, period
-- inputs: indicator_child, run_setting, staging_progress
--
-- The values of rows that their unweighted child rows add up to, in the periods in which every
--   child reports and the row itself gives no value.
-- Evaluation does the same with the year-end values (evaluation_answer).
WITH summed AS (
  SELECT child.fiscal_year, child.project_code, child.indicator_code, progress.period,
         sum(progress.actual_value) AS actual_value,
         child.source_file, child.source_sheet, child.source_row
  FROM indicator_child AS child
  JOIN run_setting ON run_setting.fiscal_year = child.fiscal_year
  JOIN staging_progress AS progress
    ON progress.fiscal_year = child.fiscal_year AND progress.project_code = child.project_code
      AND progress.indicator_code = child.child_code
  WHERE progress.actual_value IS NOT NULL
  GROUP BY child.fiscal_year, child.project_code, child.indicator_code, progress.period,
  child.children, child.source_file, child.source_sheet,
           child.source_row
  HAVING count(*) = child.children
)
SELECT summed.project_code, summed.indicator_code, summed.period,
       CAST(summed.actual_value AS DECIMAL(18,6)) AS actual_value, summed.source_file,
       summed.source_sheet, summed.source_row
FROM summed
LEFT JOIN staging_progress AS own
       ON own.fiscal_year = summed.fiscal_year AND own.period = summed.period
         AND own.project_code = summed.project_code
      AND own.indicator_code = summed.indicator_code AND own.actual_value IS NOT NULL
WHERE own.project_code IS NULL
