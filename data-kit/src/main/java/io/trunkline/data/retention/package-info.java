/// Retention: how long rows are kept, and the job that deletes older ones.
@NullMarked
package io.trunkline.data.retention;

import org.jspecify.annotations.NullMarked;
