-- indicator_child · 不计权重的子指标
-- grain: fiscal_year, project_code, child_code
-- inputs: staging_indicator
--
-- Which unweighted rows add up to which row; monitoring and evaluation both add by this list.
-- indicator_code: the row they add up to. children: how many of them it has. source_file,
--   source_sheet, source_row: where that row is declared.
-- Qualitative rows and days neither add nor are added up to; a row that carries weight speaks for
--   itself.
SELECT parent.fiscal_year, parent.project_code, parent.indicator_code,
       child.indicator_code AS child_code,
       count(*) OVER (PARTITION BY parent.fiscal_year, parent.project_code,
         parent.indicator_code) AS children,
       parent.source_file, parent.source_sheet, parent.source_row
FROM staging_indicator AS child
JOIN staging_indicator AS parent
  ON parent.fiscal_year = child.fiscal_year AND parent.project_code = child.project_code
    AND parent.indicator_code = child.parent_indicator_code
WHERE child.weight = 0 AND child.direction NOT IN ('qualitative', 'by')
  AND parent.direction NOT IN ('qualitative', 'by')
  AND child.indicator_code <> parent.indicator_code
