/// Facts of calls: turns the node's events about channels into `call.progress` and `call.completed`. Each fact is
/// published once; a source with more detail publishes it again. Facts from AMI go to Kafka directly, and their keys
/// are stored after the acknowledgment. Other features publish their facts through
/// [io.trunkline.ami.callfacts.FactPublisher], which uses the outbox.
@NullMarked
package io.trunkline.ami.callfacts;

import org.jspecify.annotations.NullMarked;
