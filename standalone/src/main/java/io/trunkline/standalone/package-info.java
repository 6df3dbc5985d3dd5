/// The whole suite on one machine: PostgreSQL, Kafka and Asterisk as child processes, the six services as siblings
/// in one JVM (or in one each, for fault tests). Everything it keeps is in one folder, `.trunkline`.
@NullMarked
package io.trunkline.standalone;

import org.jspecify.annotations.NullMarked;
