-- Cases take the place of single reports. What was taken down by one stays down, and can be lifted; what still waits, of pages without a
-- case, waits there. Whose those pages are was not kept.
INSERT INTO moderation_case (slug, resume, owner, opened_at, state, flags, reason)
  SELECT slug, resume, '', MIN(at), 'unpublished', '[]', reason FROM report WHERE state = 'suspended' GROUP BY slug;
INSERT INTO moderation_case (slug, resume, owner, opened_at, state, flags)
  SELECT slug, resume, '', MIN(at), 'open', '[]' FROM report
  WHERE state = 'open' AND slug NOT IN (SELECT slug FROM moderation_case) GROUP BY slug;
INSERT INTO case_report (case_id, at, reason, words)
  SELECT moderation_case.id, report.at, report.reason, report.words FROM report
  JOIN moderation_case ON moderation_case.slug = report.slug AND moderation_case.owner = '';
DROP TABLE report;
