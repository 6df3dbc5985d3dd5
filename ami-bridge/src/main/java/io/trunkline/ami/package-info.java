/// The bridge between one Asterisk node's manager interface (AMI) and Kafka: the node's events are published, and
/// commands to the node become AMI actions.
@NullMarked
package io.trunkline.ami;

import org.jspecify.annotations.NullMarked;
