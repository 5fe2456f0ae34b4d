-- self_evaluation_scaled · 更正的自评里差出几个数量级的数
-- grain: fiscal_year, project_code, indicator_code
-- inputs: lake_self_evaluation, staging_contested_self_evaluation, staging_self_evaluation,
--   snapshot_file
--
-- Rows of a corrected form whose figure is some thousand times what the form before it gave, or
--   as small a part of it: 12 and 120000 are the same amount in 万元 and 元. Either may be the slip.
-- before, after: the two figures; before_file: where the earlier one stands.
WITH earlier AS (
  SELECT lake.fiscal_year, lake.project_code, lake.indicator_code, lake.actual_value,
         lake.source_file, row_number() OVER (PARTITION BY lake.fiscal_year, lake.project_code,
           lake.indicator_code ORDER BY seen.file_order DESC) AS place
  FROM lake_self_evaluation AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
  JOIN staging_contested_self_evaluation AS contested
    ON contested.fiscal_year = lake.fiscal_year AND contested.project_code = lake.project_code
      AND contested.last_file <> lake.source_file
  WHERE lake.actual_value IS NOT NULL
)
SELECT stands.fiscal_year, stands.project_code, stands.indicator_code,
       earlier.actual_value AS before, stands.actual_value AS after,
       earlier.source_file AS before_file
FROM staging_self_evaluation AS stands
JOIN earlier ON earlier.fiscal_year = stands.fiscal_year
  AND earlier.project_code = stands.project_code
  AND earlier.indicator_code = stands.indicator_code AND earlier.place = 1
WHERE stands.actual_value <> 0 AND earlier.actual_value <> 0
  AND (abs(stands.actual_value) >= 900 * abs(earlier.actual_value)
    OR abs(earlier.actual_value) >= 900 * abs(stands.actual_value))
