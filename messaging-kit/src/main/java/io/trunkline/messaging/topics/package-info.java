/// Topics and Kafka clients: creation of topics, client settings and trace headers.
@NullMarked
package io.trunkline.messaging.topics;

import org.jspecify.annotations.NullMarked;
