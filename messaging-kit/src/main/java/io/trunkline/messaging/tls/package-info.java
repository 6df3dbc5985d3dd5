/// TLS to PostgreSQL and Kafka. The files with certificates are read again after they have changed, so that an
/// authority can be replaced without a restart.
@NullMarked
package io.trunkline.messaging.tls;

import org.jspecify.annotations.NullMarked;
