-- self_evaluation_dropped · 更正的自评没有再写的行
-- grain: fiscal_year, project_code, indicator_code
-- inputs: lake_self_evaluation, staging_contested_self_evaluation, staging_self_evaluation
--
-- Rows with a result or points that an earlier accepted form of a project has and the one in force
--   lacks. A form replaces the project's earlier one whole, so that they count no more: meant, or a
--   correction that was sent with nothing but the rows it corrects.
-- last_file: the form in force.
SELECT earlier.fiscal_year, earlier.project_code, earlier.indicator_code,
       max(contested.last_file) AS last_file
FROM lake_self_evaluation AS earlier
JOIN staging_contested_self_evaluation AS contested
  ON contested.fiscal_year = earlier.fiscal_year
    AND contested.project_code = earlier.project_code
    AND contested.last_file <> earlier.source_file
LEFT JOIN staging_self_evaluation AS kept
  ON kept.fiscal_year = earlier.fiscal_year AND kept.project_code = earlier.project_code
    AND kept.indicator_code = earlier.indicator_code
WHERE kept.indicator_code IS NULL
  AND (earlier.actual_value IS NOT NULL OR earlier.actual_date IS NOT NULL
    OR earlier.tier IS NOT NULL OR earlier.tier_share IS NOT NULL
    OR earlier.declared_points IS NOT NULL)
GROUP BY earlier.fiscal_year, earlier.project_code, earlier.indicator_code
