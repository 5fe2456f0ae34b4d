-- approval_return · 财政退回过的绩效目标
-- grain: fiscal_year, project_code, return_number
-- inputs: lake_approval, snapshot_file
--
-- How often finance returned a project's goals: its decisions to return them in all accepted
--   approval files, those in force and those that a later file has taken over from.
-- A decision is known by its day and its document (document_key: brackets and spaces make no other
--   document): stated again in another file it is the same one.
--   Where a statement lacks one of the two, or both, it is taken for a fuller one of the project
--   that agrees in what it has; returns without day and document are one, and none beside others.
-- A dated decision that a later file states to be another one was not a return. Nothing else
--   depends on the order of the files.
-- first_file, first_sheet, first_row: where the decision was first stated.
WITH stated AS (
  SELECT lake.fiscal_year, lake.project_code, lake.decision, lake.approved_on, lake.document,
         document_key(lake.document) AS paper, lake.source_file, lake.source_sheet,
         lake.source_row, seen.file_order,
         row_number() OVER (PARTITION BY lake.fiscal_year, lake.project_code, lake.approved_on,
           document_key(lake.document) ORDER BY seen.file_order DESC, lake.source_row DESC)
           AS from_last
  FROM lake_approval AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
), returned AS (
  SELECT fiscal_year, project_code, approved_on, document, paper, source_file, source_sheet,
         source_row, file_order, row_number() OVER (PARTITION BY fiscal_year, project_code,
           approved_on, paper ORDER BY file_order, source_row) AS place
  FROM stated
  WHERE decision = 'returned'
), replaced AS (
  SELECT fiscal_year, project_code, approved_on, paper
  FROM stated
  WHERE from_last = 1 AND decision <> 'returned' AND approved_on IS NOT NULL
), kept AS (
  SELECT first.fiscal_year, first.project_code, first.approved_on, first.document,
         first.paper, first.source_file, first.source_sheet, first.source_row, first.file_order
  FROM returned AS first
  LEFT JOIN replaced AS other ON other.fiscal_year = first.fiscal_year
    AND other.project_code = first.project_code AND other.approved_on = first.approved_on
    AND coalesce(other.paper, '') = coalesce(first.paper, '')
  WHERE first.place = 1 AND other.project_code IS NULL
), fuller AS (
  SELECT DISTINCT less.fiscal_year, less.project_code,
         coalesce(CAST(less.approved_on AS VARCHAR), '') AS on_day,
         coalesce(less.paper, '') AS paper
  FROM kept AS less
  JOIN kept AS more ON more.fiscal_year = less.fiscal_year
    AND more.project_code = less.project_code
    AND (less.approved_on IS NULL OR less.approved_on = more.approved_on)
    AND (less.paper IS NULL OR less.paper = more.paper)
    AND (less.approved_on IS NULL AND more.approved_on IS NOT NULL
      OR less.paper IS NULL AND more.paper IS NOT NULL)
)
SELECT kept.fiscal_year, kept.project_code,
       row_number() OVER (PARTITION BY kept.fiscal_year, kept.project_code
         ORDER BY coalesce(CAST(kept.approved_on AS VARCHAR), ''), coalesce(kept.paper, ''))
         AS return_number,
       kept.approved_on, kept.document, kept.source_file AS first_file,
       kept.source_sheet AS first_sheet, kept.source_row AS first_row,
       kept.file_order AS first_order
FROM kept
LEFT JOIN fuller ON fuller.fiscal_year = kept.fiscal_year
  AND fuller.project_code = kept.project_code
  AND fuller.on_day = coalesce(CAST(kept.approved_on AS VARCHAR), '')
  AND fuller.paper = coalesce(kept.paper, '')
WHERE fuller.project_code IS NULL
