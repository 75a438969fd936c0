-- How far the people of a cohort are is counted by whom their résumés belong to.
CREATE INDEX user_index_cohort ON user_index (tenant, cohort) WHERE cohort IS NOT NULL;
