-- calls placed with a number count in its cap; what was counted since the caps were made is kept
INSERT INTO caps (id, kind) SELECT did_id, 'did' FROM did_usage ON CONFLICT DO NOTHING;
UPDATE caps c SET total = GREATEST(c.total, u.used) FROM did_usage u WHERE c.id = u.did_id AND c.kind = 'did';
DROP TABLE did_usage;
