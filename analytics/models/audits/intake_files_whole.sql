-- intake_files_whole · 各文件的计数与状态相符
-- A file's counts fit its state: accepted with all its rows, refused with none of them, or partly,
-- with some of both.
SELECT file_id, state, rows_received, rows_accepted, rows_refused
FROM intake_file
WHERE rows_refused < 0 OR (state = 'accepted' AND rows_refused <> 0)
  OR (state = 'refused' AND rows_accepted <> 0)
  OR (state = 'partly' AND (rows_accepted = 0 OR rows_refused = 0))
