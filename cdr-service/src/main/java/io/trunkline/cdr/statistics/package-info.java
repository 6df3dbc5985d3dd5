/// Statistics of calls and attempts. A background loop counts the changes of call records into rollups by minute,
/// hour and day; `GET /api/v1/statistics` adds them up. docs/statistics.md has the definitions.
@NullMarked
package io.trunkline.cdr.statistics;

import org.jspecify.annotations.NullMarked;
