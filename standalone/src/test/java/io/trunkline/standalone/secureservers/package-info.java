/// All services with a PostgreSQL and a Kafka that accept TLS only, and of each service only what it is allowed.
@NullMarked
package io.trunkline.standalone.secureservers;

import org.jspecify.annotations.NullMarked;
