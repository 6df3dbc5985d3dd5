-- Days have their peak, as hours do, so that the peaks of a month are read from its days. A day needs a row also where
-- nothing started, but something was in progress before it.
COMMENT ON COLUMN rollups.in_progress IS 'of an hour or day: how many were in progress in the second before it';
COMMENT ON COLUMN rollups.peak_change IS
    'of a minute, hour or day: the highest sum of changes at one of its seconds, from in_progress on';

INSERT INTO rollups (
    month, size, dimension, id, at, tenant_id, attempts, answered, busy, no_answer, rejected, failed,
    congestion, canceled, unrouted, talk_millis, post_dial_delays,
    in_progress, changes, net_change, peak_change)
SELECT month, 'day', dimension, id, at, tenant_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', in_progress, '{}', 0, 0
FROM rollups
WHERE size = 'hour' AND at = date_trunc('day', at, 'UTC') AND in_progress <> 0
ON CONFLICT (dimension, id, at, tenant_id, month, size) DO UPDATE SET in_progress = EXCLUDED.in_progress;

WITH peaks AS (
    SELECT month, dimension, id, tenant_id, date_trunc('day', at, 'UTC') AS day,
        max(in_progress + CASE WHEN at > date_trunc('day', at, 'UTC') THEN greatest(peak_change, 0)
            ELSE peak_change END) AS peak
    FROM rollups
    WHERE size = 'hour'
    GROUP BY month, dimension, id, tenant_id, date_trunc('day', at, 'UTC'))
UPDATE rollups SET peak_change = peaks.peak - rollups.in_progress
FROM peaks
WHERE rollups.size = 'day' AND rollups.month = peaks.month AND rollups.dimension = peaks.dimension
  AND rollups.id = peaks.id AND rollups.tenant_id = peaks.tenant_id AND rollups.at = peaks.day
  AND rollups.peak_change <> peaks.peak - rollups.in_progress;
