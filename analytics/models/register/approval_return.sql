-- approval_return · 财政退回过的绩效目标
-- grain: fiscal_year, project_code, return_number
-- inputs: lake_approval, snapshot_file
--
-- How often finance returned a project's goals: its decisions to return them in all accepted
--   approval files, those in force and those that a later file has taken over from.
-- A decision is known by its day and its document (document_key: brackets and spaces make no other
--   document): stated again in another file it is the same one. Where a statement lacks one of the
--   two, or both, it is taken for a fuller one of the project that agrees in what it has; returns
--   without day and document are one, and none beside others.
-- What was no return: one whose day or document a later file gives to another decision, the other
--   of the two being the same or missing; and one stated in a file that a later one corrects by its
--   name (更正, v2 …), where the correction speaks of the project and no longer states the return.
--   So a return without day and document is taken back by a file marked as the correction of its
--   own, and by no other: an approval without either may as well be the next decision.
-- Nothing else depends on the order of the files.
-- first_file, first_sheet, first_row: where the decision was first stated.
WITH stated AS (
  SELECT lake.fiscal_year, lake.project_code, lake.decision, lake.approved_on, lake.document,
         document_key(lake.document) AS paper, lake.source_file, lake.source_sheet,
         lake.source_row, seen.file_order, seen.plain_name, seen.is_correction
  FROM lake_approval AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
), spoken AS (
  SELECT this.source_file, this.source_sheet, this.source_row,
         max(CASE WHEN other.decision = 'returned' AND (other.approved_on = this.approved_on
           OR other.paper = this.paper) THEN other.file_order END) AS last_returned,
         max(CASE WHEN other.decision <> 'returned' AND (other.approved_on = this.approved_on
           OR other.paper = this.paper) THEN other.file_order END) AS last_otherwise
  FROM stated AS this
  JOIN stated AS other ON other.fiscal_year = this.fiscal_year
    AND other.project_code = this.project_code
    AND coalesce(other.approved_on = this.approved_on, TRUE)
    AND coalesce(other.paper = this.paper, TRUE)
  WHERE this.decision = 'returned'
  GROUP BY this.source_file, this.source_sheet, this.source_row
), corrected AS (
  SELECT DISTINCT this.source_file, this.source_sheet, this.source_row
  FROM stated AS this
  JOIN stated AS other ON other.fiscal_year = this.fiscal_year
    AND other.project_code = this.project_code AND other.is_correction
    AND other.plain_name = this.plain_name AND other.file_order > this.file_order
  WHERE other.decision <> 'returned' OR other.approved_on <> this.approved_on
    OR other.paper <> this.paper
), returned AS (
  SELECT this.*, row_number() OVER (PARTITION BY this.fiscal_year, this.project_code,
           this.approved_on, this.paper ORDER BY this.file_order, this.source_row) AS place
  FROM stated AS this
  JOIN spoken ON spoken.source_file = this.source_file
    AND spoken.source_sheet = this.source_sheet AND spoken.source_row = this.source_row
  LEFT JOIN corrected ON corrected.source_file = this.source_file
    AND corrected.source_sheet = this.source_sheet AND corrected.source_row = this.source_row
  WHERE corrected.source_file IS NULL
    AND coalesce(spoken.last_otherwise < spoken.last_returned, TRUE)
), kept AS (
  SELECT * FROM returned WHERE place = 1
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
