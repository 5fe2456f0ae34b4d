-- evaluation_ranks_bounded · 名次在可能的范围之内
-- A rank lies within the ranks the data allow, who has a total has a rank, and the counts per grade
-- add to the projects; evaluated are those that are not ungraded. Projects whose unit no list has
-- are not ranked as a department.
SELECT department_code, total, rank, rank_low, rank_high, projects
FROM evaluation_department
WHERE rank < rank_low OR rank > rank_high OR (total IS NULL) <> (rank IS NULL) OR rank_low < 1
   OR excellent + good + medium + poor + coalesce(pass, 0) + coalesce(failing, 0) + ungraded
     <> projects
   OR evaluated + ungraded < projects OR evaluated > projects
   OR (department_code = '-' AND rank IS NOT NULL)
