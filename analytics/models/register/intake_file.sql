-- intake_file · 收到的文件
-- grain: file_id
-- inputs: snapshot_receipt_table, intake_supersession, snapshot_file
-- must hold: intake_files_whole
--
-- Every file that bears on the run's year, and every refused one, with what it brought.
-- dataset, digest: the datasets recognised and the digests of their accepted rows, comma-joined in
--   the dataset's order of name.
-- state, rows_refused: none of an accepted file, all of a refused one; of a file accepted partly
--   those
--   of the projects at fault.
-- supersedes, superseded_by: names of the files whose scopes this one took over, or that took over
--   from it, in order of receipt.
WITH brought AS (
  SELECT file_id, sum(rows_received) AS rows_received, sum(rows_accepted) AS rows_accepted,
         sum(received_amount) AS received_amount,
         sum(accepted_amount) AS accepted_amount
  FROM snapshot_receipt_table GROUP BY file_id
), named AS (
  SELECT file_id, array_join(array_agg(dataset ORDER BY dataset), ',') AS dataset
  FROM (SELECT DISTINCT file_id, dataset FROM snapshot_receipt_table) AS recognised GROUP BY file_id
), stored AS (
  SELECT file_id, array_join(array_agg(lake_digest ORDER BY lake_digest), ',') AS digest
  FROM (SELECT DISTINCT file_id, lake_digest FROM snapshot_receipt_table
    WHERE lake_digest IS NOT NULL) AS kept GROUP BY file_id
), pair AS (
  SELECT DISTINCT earlier_file, later_file FROM intake_supersession
), earlier AS (
  SELECT pair.later_file AS file_id,
         array_join(array_agg(file.file_name ORDER BY file.file_order), ', ') AS supersedes
  FROM pair JOIN snapshot_file AS file ON file.file_id = pair.earlier_file GROUP BY pair.later_file
), later AS (
  SELECT pair.earlier_file AS file_id,
         array_join(array_agg(file.file_name ORDER BY file.file_order), ', ') AS superseded_by
  FROM pair JOIN snapshot_file AS file ON file.file_id = pair.later_file GROUP BY pair.earlier_file
)
SELECT file.file_id, file.file_name, file.file_order, file.state, named.dataset, file.format,
       file.encoding,
       coalesce(brought.rows_received, 0) AS rows_received,
       coalesce(brought.rows_accepted, 0) AS rows_accepted,
       coalesce(brought.rows_received - brought.rows_accepted, 0) AS rows_refused,
       brought.received_amount, brought.accepted_amount,
       stored.digest, earlier.supersedes, later.superseded_by, file.faults, file.warnings
FROM snapshot_file AS file
LEFT JOIN brought ON brought.file_id = file.file_id
LEFT JOIN named ON named.file_id = file.file_id
LEFT JOIN stored ON stored.file_id = file.file_id
LEFT JOIN earlier ON earlier.file_id = file.file_id
LEFT JOIN later ON later.file_id = file.file_id
